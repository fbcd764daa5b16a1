/* Sections before pages: a section is found by the words of its heading and of its index entries, whatever their order
   and their endings. Runs after searchtools.js. */
(() => {
  const stems = text => {
    const stemmer = new Stemmer();
    const words = splitQuery(text.toLowerCase()).filter(word => !stopwords.has(word));
    return new Set(words.map(word => stemmer.stemWord(word)));
  };
  const common = (some, others) => [...some].filter(word => others.has(word)).length;

  /* Sections by page and anchor, each with its title and the words of its phrases. */
  const sections = () => {
    const { alltitles, indexentries } = Search._index, found = new Map();
    const each = (table, visit) => Object.entries(table).forEach(([phrase, places]) =>
      places.forEach(([file, id]) => visit(phrase, `${file}#${id || ""}`, file, id)));
    each(alltitles, (title, key, file, id) => found.set(key, { file, id, title, phrases: [stems(title)] }));
    each(indexentries, (phrase, key) => found.get(key)?.phrases.push(stems(phrase)));  // names have no section
    return [...found.values()];
  };

  /* The share of the words that the section has, and how near its nearest phrase is to them. */
  const score = (words, phrases) => {
    const near = phrases.map(phrase => common(words, phrase) / new Set([...words, ...phrase]).size);
    return [common(words, new Set(phrases.flatMap(phrase => [...phrase]))) / words.size, Math.max(...near)];
  };

  const result = ({ file, id, title }, share, near) => {
    const { docnames, filenames, titles } = Search._index;
    const shown = id ? `${titles[file]} > ${title}` : title;
    const anchor = id ? `#${id}` : "";
    return [docnames[file], shown, anchor, null, share + near, filenames[file], SearchResultKind.title];
  };

  const others = Search._performSearch;
  Search._performSearch = (query, words, ...rest) => {
    const best = sections()
      .map(section => [section, ...score(words, section.phrases)])
      .filter(([, share]) => share > 0.6)
      .map(found => result(...found))
      .sort((one, other) => one[4] - other[4]);
    const seen = new Set(best.map(([page, , anchor]) => page + anchor));
    const left = others(query, words, ...rest).filter(
      ([page, , anchor, , , , kind]) => kind !== SearchResultKind.index && !seen.has(page + anchor));
    return [...left, ...best];  // the last is shown first
  };
})();
