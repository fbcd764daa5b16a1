r"""The syntax of LaTeX: comments, formulas, code environments, commands and their arguments that are names.

Source: LaTeX2e: An unofficial reference manual (latexref.xyz); babel-russian for the shorthands that begin with ".
"""

from ..inline import CONSTRUCTS
from ..page import Page
from ..pairs import bracketed_formulas, dollar_formulas, environments
from ..tables import Construct, Table, occurrences

# Commands whose first argument is a name, an address or a length.
_NAMING = (
    r"label|\w*ref|\w*cite\w*|includegraphics|usepackage|RequirePackage|documentclass|input|include|begin|end|url|href"
    r"|bibliography|bibliographystyle|\w*newcommand|\w*newenvironment|newtheorem|DeclareMathOperator|vspace|hspace"
    r"|setlength|addtolength|setcounter|addtocounter|hypersetup|geometry|graphicspath|pagestyle|thispagestyle|fontsize"
    r"|selectlanguage|usetikzlibrary|lstset|lstinputlisting|inputminted|textcolor|color|definecolor|hyperref"
)
_OPTION = r"(?:\[[^\[\]\n]*\])"
_ARGUMENT = r"(?:\{[^{}\n]*\})"
_VERBATIM = "|".join(rf"\{delimiter}[^\n{delimiter}]*\{delimiter}" for delimiter in "|!+/\"'=~@#:")
COMMANDS = [
    Construct("code", "\\", rf"\\(?:verb|lstinline)\*?(?:{_VERBATIM})", "⟦\\verb|a - b|⟧"),
    Construct(
        "command", "\\", rf"\\(?:{_NAMING})\*?(?![A-Za-z]){_OPTION}*{_ARGUMENT}?", "⟦\\begin{дом-дача}⟧[Дом - 2]"
    ),
    Construct("command", "\\", rf"\\(?:\\{_OPTION}?|(?:[^\W\d_]|@)+\*?|[^\w\s])", "⟦\\emph⟧{да - нет}⟦\\\\[2mm]⟧"),
    Construct("command", '"', r"\"(?:--[-~*]|[=~|-])(?=[ ~А-Яа-яЁё]|$)", 'Дом ⟦"---⟧ дача, о⟦"=⟧го'),
]
TABLE = Table(*COMMANDS, *CONSTRUCTS)
COMMENTS = Table(Construct("command", "%", r"%(?<!\\%)[^\n]*", "да ⟦% нет - да⟧\nда"))


def latex(page: Page) -> None:
    """Protect the syntax of a page in LaTeX."""
    page.take(environments(page.text))
    page.take(occurrences(page, COMMENTS))
    page.take(bracketed_formulas(page.text, is_tex=True))
    page.take(dollar_formulas(page.text, is_tex=True))
    page.take(occurrences(page, TABLE))
