// Compares the outputs with the stored digests on the Python of Pyodide: `make digest-pyodide`.
import { loadPyodide } from "../build/pyodide/node_modules/pyodide/pyodide.mjs";

const python = await loadPyodide();
python.mountNodeFS("/rucorpus", process.cwd());
process.exitCode = python.runPython(`
import os, runpy
os.chdir("/rucorpus")
runpy.run_path("tools/digest_in_pyodide.py")["main"]()
`);
