# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program under test remembers: its journal, asked and changed behind its back, and how to end it unprepared."""
import glob
import os
import sqlite3


def _run(sql):
    [path] = glob.glob(os.path.join(os.environ["XDG_DATA_HOME"], "*", "journal.sqlite"))
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = database.execute(sql).fetchall()
    database.close()
    return rows


def ask(sql):
    """What the journal says, which the program may have open."""
    return _run(sql)


def tell(sql):
    """Changes the journal while no program is there."""
    _run(sql)


def kill(app):
    """Ends the program as nothing it could notice does."""
    app.process.kill()
    app.process.wait(timeout=app.timeout)
