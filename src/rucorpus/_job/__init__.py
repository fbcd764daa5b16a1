"""The main job, `python -m rucorpus PATHS`: read, normalize, split, write.

Open `command_line` first. `processing` handles one document and counts changes, `writers` has the output formats.
`tasks`, `shards` and `manifest` divide the work among processes so that it can be resumed; `atomic_output` leaves no
partial file.
"""
