"""The main job, `python -m rucorpus PATHS`: read, normalize, split, write.

Open `command_line` first. `processing` handles one document and counts changes, `writers` has an output format each;
`shards` and `manifest` divide the work among processes so that it can be resumed, and `atomic_output` writes a file
whole or not at all.
"""
