"""The program's words in Swedish, from the translation that was built with it."""

import gettext
import os
import sys

_translation = gettext.translation("forskrivarstod", os.path.join(os.path.dirname(sys.argv[1]), "../../po"),
                                   languages=["sv"])
_ = _translation.gettext
n_ = _translation.ngettext


def name(msgid):
    """What a button is called whose label has a mnemonic."""
    return _(msgid).replace("_", "")
