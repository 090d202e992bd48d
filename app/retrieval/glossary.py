"""What the terms of reports, contracts and manuals stand for where the documents write it out.

A question asks for a measure, and the page that answers it has neither the word nor its
abbreviation but the items that it is computed from and the name of their statement. The table
holds what textbooks say of every company, contract or machine, in English.
"""

import re
from functools import cache

Meaning = tuple[str, ...]
"""Ways to write one thing, any of which will do."""

_INCOME = (
    "statement of income",
    "statement of operations",
    "statement of earnings",
    "income statement",
)
_BALANCE = ("balance sheet", "statement of financial position")
_CASH = ("statement of cash flows", "cash flow statement")
_CAPEX = (
    "capital expenditures",
    "capital spending",
    "purchases of property",
    "additions to property",
)
_PLANT = ("property, plant and equipment", "property and equipment")
_REVENUE = ("revenues", "net sales", "total revenues", "net revenue")
_COST = ("cost of sales", "cost of revenue", "cost of goods sold", "cost of products sold")
_OPERATING = ("operating income", "income from operations", "operating profit")
_DEPRECIATION = ("depreciation and amortization",)
_EQUITY = ("shareholders' equity", "stockholders' equity", "total equity")
_NET_INCOME = ("net income", "net earnings")
_RECEIVABLE = ("accounts receivable", "trade receivables")
_PAYABLE = ("accounts payable", "trade payables")
_INVENTORY = ("inventories", "inventory")
_ASSETS = ("total assets",)
_CURRENT = (("total current assets",), ("total current liabilities",))

# Words as a regular expression, and what to look for; white space stands for hyphens too.
_ENTRIES: tuple[tuple[str, tuple[Meaning, ...]], ...] = (
    (r"p ?& ?l|profit and loss|income statement|statements? of (?:income|operations|earnings)",
     (_INCOME,)),
    (r"balance sheets?|statements? of financial position", (_BALANCE,)),
    (r"cash flow statements?|statements? of cash flows?", (_CASH,)),
    (r"cap ?ex|capital (?:expenditures?|spending)", (_CAPEX, _CASH)),
    (r"pp ?[n&] ?e", (_PLANT, _BALANCE)),
    (r"cogs|cost of (?:goods sold|sales|revenues?)", (_COST, _INCOME)),
    (r"net ar|accounts receivable", (_RECEIVABLE, _BALANCE)),
    (r"accounts payable", (_PAYABLE, _BALANCE)),
    (r"dpo|days payables?(?: outstanding)?", (_PAYABLE, _COST, _INVENTORY, _BALANCE, _INCOME)),
    (r"dso|days sales outstanding|receivables? turnover",
     (_RECEIVABLE, _REVENUE, _BALANCE, _INCOME)),
    (r"dio|days inventory(?: outstanding)?|inventory turnover|(?:sold|turned over) its inventory",
     (_INVENTORY, _COST, _BALANCE, _INCOME)),
    (r"eps", (("earnings per share", "earnings per common share"),)),
    (r"r ?& ?d", (("research and development",),)),
    (r"sg ?& ?a", (("selling, general and administrative",),)),
    (r"m ?& ?a", (("mergers",), ("acquisitions",), ("divestitures",))),
    (r"d ?& ?a", (_DEPRECIATION, _CASH)),
    (r"ebitda", (_OPERATING, _DEPRECIATION, _INCOME, _CASH)),
    (r"ebit|operating (?:margin|income|profit)", (_OPERATING, _REVENUE, _INCOME)),
    (r"gross (?:margin|profit)",
     (("gross profit", "gross margin"), _COST, _REVENUE, _INCOME)),
    (r"(?:net )?profit margin|net (?:margin|income|profit|earnings)", (_NET_INCOME, _INCOME)),
    (r"(?:quick|current|working capital) ratio|working capital|liquidity profile",
     (*_CURRENT, _BALANCE)),
    (r"capital intensive|capital intensity",
     (_CAPEX, _PLANT, _ASSETS, _REVENUE, _BALANCE, _CASH)),
    (r"(?:fixed )?assets? turnover", (_REVENUE, _PLANT, _ASSETS, _INCOME, _BALANCE)),
    (r"return on assets|roa", (_NET_INCOME, _ASSETS, _INCOME, _BALANCE)),
    (r"return on equity|roe", (_NET_INCOME, _EQUITY, _INCOME, _BALANCE)),
    (r"debt to equity|leverage ratio",
     (("total liabilities",), ("long-term debt",), _EQUITY, _BALANCE)),
    (r"interest coverage", (("interest expense",), _OPERATING, _INCOME)),
    (r"effective (?:income )?tax rate",
     (("effective tax rate", "effective income tax rate"),
      ("provision for income taxes", "income tax provision"))),
    (r"dividends?", (("dividends paid", "cash dividends", "dividends per share", "dividend"),)),
    (r"revenues?|sales", (_REVENUE,)),
    (r"(?:stock|share) (?:repurchases?|buy ?backs?)|buy ?backs?|b(?:uy|ought) back",
     (("repurchases", "repurchased", "purchases of common stock", "treasury stock"),)),
    (r"geograph\w+",
     (("geographic", "geography", "geographical"), ("united states",),
      ("regions", "countries", "international"))),
    (r"(?:total|current|largest|biggest) (?:assets?|liabilit(?:y|ies))",
     (("total assets", "total liabilities"), _BALANCE)),
    (r"(?:operating cash flow|cash(?: flows?)? from operat\w+)(?: ratio)?",
     (("operating activities",), _CASH)),
    (r"free cash flow|fcf", (("free cash flow",), ("operating activities",), _CAPEX, _CASH)),
    (r"cash conversion cycle",
     (_RECEIVABLE, _INVENTORY, _PAYABLE, _COST, _REVENUE, _BALANCE, _INCOME)),
    (r"(?:dividend )?payout ratio|retention ratio",
     (("dividends paid", "cash dividends"), _NET_INCOME, _CASH, _INCOME)),
    (r"(?:net|total|long term|short term) debt",
     (("long-term debt",), ("short-term debt", "short-term borrowings", "current portion"),
      _BALANCE)),
    (r"depreciation(?: and amortization)?", (_DEPRECIATION, _CASH)),
    (r"goodwill|retained earnings|(?:share|stock)holders?['’]? equity|book value", (_BALANCE,)),
    (r"cash (?:balance|position|and cash equivalents)",
     (("cash and cash equivalents",), _BALANCE, _CASH)),
    (r"interest expenses?", (("interest expense",), _INCOME)),
    (r"(?:legal|court) (?:battles?|proceedings?|disputes?|cases?)|lawsuits?|litigations?",
     (("legal proceedings", "litigation", "legal matters"),)),
    (r"headcount|workforce|(?:number of|how many) employees",
     (("employees", "human capital", "headcount"),)),
    # Contracts.
    (r"nda", (("confidentiality", "confidential information", "non-disclosure"),)),
    (r"sla", (("service levels", "service level agreement"),)),
    (r"(?:cancel|terminat|end|quit|leave)\w* (?:the |this )?(?:contract|agreement|lease)",
     (("termination", "cancellation"), ("notice",))),
    (r"(?:which|what|whose) (?:law|courts?|jurisdiction)\b.*",
     (("governing law", "applicable law", "jurisdiction"),)),
    (r"liability cap|cap on liability|maximum liability", (("limitation of liability",),)),
    # Machines.
    (r"mtbf", (("mean time between failures",),)),
    (r"ppe", (("personal protective equipment", "protective clothing", *_PLANT),)),
    (r"error (?:code|message)s?|fault codes?",
     (("troubleshooting", "error codes", "fault codes", "error messages"),)),
    (r"service intervals?|how often\b.*\b(?:serviced?|maintained|maintenance|replaced?|cleaned?)",
     (("maintenance", "maintenance schedule", "service intervals"),)),
    (r"specs|data ?sheet", (("specifications", "technical data"),)),
)  # fmt: skip


def meanings(question: str) -> tuple[Meaning, ...]:
    """What the terms in `question` stand for, each thing once; () where it has none of them."""
    text = question.replace("-", " ")
    found = (wanted for pattern, wanted in _patterns() if pattern.search(text))
    return tuple(dict.fromkeys(one for wanted in found for one in wanted))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[Meaning, ...]], ...]:
    return tuple(
        (re.compile(rf"(?<![\w&])(?:{words})(?![\w&])", re.IGNORECASE), wanted)
        for words, wanted in _ENTRIES
    )
