"""Functions of a document for workers, which import them by name."""

import os
import signal
import time


def length(document):
    return document.id, len(document.text), os.getpid()


def refusing_fifty(document):
    if document.id == "50":
        raise KeyError("fifty")
    return document.id


class OddError(Exception):
    """An error that pickle cannot rebuild."""

    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def odd(document):
    raise OddError("this", "that")


def deadly(document):
    if document.id == "1500":
        os.kill(os.getpid(), signal.SIGKILL)
    return document.id


def unpicklable(document):
    return lambda: document


def slow(document):
    time.sleep(0.01)
    return document.id
