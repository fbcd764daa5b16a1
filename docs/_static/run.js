// A Run button on each example. Pyodide, which is part of the site, is loaded when one is first pressed.
(() => {
  const folder = new URL("pyodide/", document.currentScript.src);
  const isExample = (block) => block.textContent.startsWith(">>> ");
  const examples = [...document.querySelectorAll("div.highlight pre")].filter(isExample);
  let ready; // a promise of the function that runs a session
  let done = 0; // examples of this page that have run

  async function load() {
    const { loadPyodide } = await import(new URL("pyodide.mjs", folder));
    const pyodide = await loadPyodide({ indexURL: folder.href });
    const get = async (name) => (await fetch(new URL(name, folder))).arrayBuffer();
    pyodide.unpackArchive(await get("rucorpus.zip"), "zip", { extractDir: "/lib" });
    pyodide.runPython(new TextDecoder().decode(await get("run.py")));
    return pyodide.globals.get("run");
  }

  function element(name, attributes) {
    return Object.assign(document.createElement(name), attributes);
  }

  function sessionBelow(block) {
    const output = element("pre", { className: "run-output" });
    const input = element("input", { className: "run-input", placeholder: ">>> an expression of your own" });
    input.setAttribute("aria-label", "Python expression");
    input.addEventListener("keydown", async (event) => {
      if (event.key !== "Enter" || !input.value.trim()) return;
      output.textContent += (await ready)(">>> " + input.value + "\n");
      input.value = "";
    });
    block.closest("[class*=highlight-]").after(output, input);
    return output;
  }

  async function run(button, block, number) {
    const output = (block.runOutput ??= sessionBelow(block));
    button.disabled = true;
    output.textContent = "Loading Python …";
    const session = await (ready ??= load());
    for (; done < number; done++) session(examples[done].textContent); // what this example builds on
    done = Math.max(done, number + 1);
    output.textContent = session(block.textContent);
    button.disabled = false;
  }

  if (location.protocol.startsWith("http"))
    examples.forEach((block, number) => {
      const button = element("button", { className: "run-button", textContent: "Run", type: "button" });
      button.addEventListener("click", () => run(button, block, number));
      block.parentElement.append(button);
    });
})();
