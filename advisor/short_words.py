"""Common English words of fewer than four letters, which name too much else to name a framework."""

_WORDS = """
a i ad ah am an as at be by do ex go ha he hi if in is it me my no of oh ok on or ow pi so to up us we ace act add
age ago aid aim air all and ant any ape arc are arm art ash ask ate axe bad bag ban bar bat bay bed bee beg bet bid
big bin bit box boy bud bug bus but buy bye cab can cap car cat cod cop cow cry cub cue cup cut dad dam day den did
die dig dim dip doc dog dot dry due dug ear eat egg ego elf end era eve eye fan far fat fax fed fee few fig fin fir
fit fix fly fog for fox fun fur gap gas get god got gum gun gut guy had ham has hat hay hen her hey hid him hip his
hit hot how hub hug hut ice ill ink inn ion its ivy jam jar jaw jet job jog joy key kid kin kit lab lap law lay led
leg let lid lie lip lit log lot low mad man map mat may men met mid mix mob mod mom mud mug nap net new nod nor not
now nut oak odd off oil old one our out owe owl own pad pan pay pea pen pet pie pig pin pit pod pop pot put ran rat
raw ray red rib rid rig rim rip rob rod rot row rub rug run sad saw say sea see set sew she shy sin sip sit six ski
sky son spy sum sun tab tag tan tap tar tax tea ten the tie tin tip toe ton too top toy try tub two use van vet via
war was wax way web wet who why win wit won yes yet you zip zoo
"""

SHORT_WORDS = frozenset(_WORDS.split())
"""As a name, each would be found in messages about something else."""
