// Serves typograf to peers.py: a JSON array of texts on each line of input; an object with the new texts and the
// seconds that they took on each line of output.
const module_ = require('typograf');
const Typograf = module_.default || module_;
const typograf = new Typograf({ locale: ['ru', 'en-US'], disableRule: ['common/nbsp/*', 'ru/nbsp/*'] });
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const texts = JSON.parse(line);
  const start = process.hrtime.bigint();
  const made = texts.map((text) => typograf.execute(text));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  process.stdout.write(JSON.stringify({ texts: made, seconds, version: Typograf.version }) + '\n');
});
