import { fromEpochDay } from '../time/index.ts'
import { compareSections } from './compare-sections.ts'
import { eventTexts } from './event-texts.ts'
import type { LawInForce } from './law-in-force.ts'
import { furtherNotice, type Act, type Rule } from './rule.ts'
import type { LawText } from './types.ts'
import type { EventName } from './vocabulary.ts'

/** A page of the register: file name and Markdown. */
export interface RegisterPage {
  readonly name: string
  readonly text: string
}

const generated = '<!-- Made from law/*.law by tools/law/write-register.ts. Change the data, not this page. -->'

/**
 * The register of the law as pages: a start page by act and section, a page an act, the interpretations and the
 * exceptions. Lists rather than wide tables, so that they read on a phone; a section is found in two steps.
 */
export function createRegister(law: LawInForce): readonly RegisterPage[] {
  return [
    { name: 'README.md', text: startPage(law) },
    ...law.acts.map((act) => ({ name: `${fileOf(act)}.md`, text: actPage(law, act) })),
    { name: 'interpretations.md', text: interpretationPage(law) },
    { name: 'exceptions.md', text: exceptionPage(law) },
    { name: 'ways-out.md', text: waysOutPage(law) },
  ]
}

function startPage(law: LawInForce): string {
  const acts = law.acts.flatMap((act) => {
    const sections = bySection(rulesOf(law, act))
    const links = [...sections].map(
      ([section, rules]) => `- [${section}](${fileOf(act)}.md#${anchor(section)}) ${newestOf(rules).title.fi}`,
    )
    return [`## ${act.name.fi} ${act.number}`, '', `${act.name.sv} · ${act.name.en}`, '', ...links, '']
  })
  return page([
    '# Register of statutory time limits',
    '',
    `${law.rules.length} rules and ${law.exceptions.size} exceptions. This is our reading of the statutes up to SDK 53/2025;`,
    'each rule says how sure it is. Titles, exceptions, interpretations and ways out are in three languages; conditions, notes,',
    'transitions and open questions are in English alone. Choose a section.',
    '',
    ...acts,
    '## Besides',
    '',
    '- [Interpretations](interpretations.md): where the law leaves room and a county may choose',
    '- [Exceptions](exceptions.md): what an act of the resident or the unit does to a duty',
    '- [Ways out](ways-out.md): what the county may do where it cannot keep a limit (Health Care Act § 54)',
  ])
}

function actPage(law: LawInForce, act: Act): string {
  const sections = [...bySection(rulesOf(law, act))].flatMap(([section, rules]) => [
    `## ${section}`,
    '',
    ...rules.flatMap((rule) => ruleLines(rule)),
  ])
  return page([
    `# ${act.name.fi} ${act.number}`,
    '',
    `${act.name.sv} · ${act.name.en} (translations ours). [All acts](README.md)`,
    '',
    ...sections,
  ])
}

function ruleLines(rule: Rule): readonly string[] {
  const line = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [`- **${label}** ${value}`]
  return [
    `### ${rule.id}`,
    '',
    `${rule.title.fi}  `,
    `${rule.title.sv}  `,
    `${rule.title.en}`,
    '',
    ...line('In force', forceText(rule)),
    ...line('Amended by', rule.amendedBy),
    ...line('Who', rule.who.map(({ text }) => text).join('; ')),
    ...line(
      'Starts',
      rule.starts
        .map(({ event, byRule }) => (byRule ? `${eventText(event)} by ${byRule}` : eventText(event)))
        .join('; '),
    ),
    ...line(
      'Counted from',
      rule.countsFrom.length === 0 ? '' : `the earliest of ${rule.countsFrom.map(eventText).join('; ')}`,
    ),
    ...line('Stops', eventText(rule.stops)),
    ...line('Met also by', rule.metAlsoBy.map(eventText).join('; ')),
    ...line('Ended, and not met, by', rule.ends.map(eventText).join('; ')),
    ...line('Limit', limitText(rule)),
    ...line('Takes the limits of', rule.lends.join(', ')),
    ...line('Recurs', rule.recurs ? 'what meets it starts it again' : undefined),
    ...line('Passing', rule.lapses ? 'a right or a presumption: its last day ends it and breaks no duty' : undefined),
    ...line('Answered by another body', rule.answeredBy),
    ...line('Version by', `${rule.versionBy.join(', ')}${rule.versionElseToday ? ', else today' : ''}`),
    ...line('Transition', rule.transition),
    ...line('Gives way to', rule.givesWay.join(', ')),
    ...line('Exceptions', rule.exceptions.map((id) => `[${id}](exceptions.md#${anchor(id)})`).join(', ')),
    ...line(
      'Interpretations',
      rule.interpretations.map((name) => `[${name}](interpretations.md#${anchor(name)})`).join(', '),
    ),
    ...line('Confidence', rule.confidence),
    ...line('Note', rule.note),
    ...rule.openQuestions.flatMap((question) => line('Open question', question)),
    ...line('Source', `<${rule.source}>${rule.sourceAlso === undefined ? '' : `, <${rule.sourceAlso}>`}`),
    ...line('Text seen in', rule.textSeenIn),
    '',
  ]
}

/** What happens, in words a lawyer reads, with its name in the data. */
function eventText(event: EventName): string {
  const { fi, en } = eventTexts[event]
  return `${fi} · ${en} (\`${event}\`)`
}

/** The version in force further than the others of a section: its title stands for the section. */
function newestOf(rules: readonly [Rule, ...Rule[]]): Rule {
  return rules.reduce((best, rule) => ((rule.inForce?.to ?? 0) > (best.inForce?.to ?? 0) ? rule : best))
}

function forceText({ inForce }: Rule): string {
  if (inForce === null) return 'never'
  const to = inForce.to === furtherNotice ? 'until further notice' : `to ${fromEpochDay(inForce.to)}`
  return `${fromEpochDay(inForce.from)} ${to}`
}

const unitTexts: Readonly<Record<Rule['limit']['unit'], string>> = {
  calendarDays: 'calendar days',
  weeks: 'weeks',
  months: 'months',
  workingDays: 'working days',
  schoolWorkingDays: 'school working days',
  sameOrNextWorkingDay: 'the same or next working day',
  sameOrNextSchoolWorkingDay: 'the same or next school working day',
  sameOfficeDay: 'the same office day',
  immediately: 'at once',
  immediatelyInOfficeHours: 'at once in office hours',
  withoutDelay: 'without delay; the law gives no number',
  asPlanned: 'as the plan says; no statutory maximum',
  asApplicableRule: 'as the applicable rule',
  monthEndNext: 'the end of the next month',
  workingDaysOrFirstOfMonth: 'working days, or the first working day of the month applied for if that is later',
}

const countedUnits: ReadonlySet<string> = new Set([
  ...['calendarDays', 'weeks', 'months', 'workingDays', 'schoolWorkingDays', 'workingDaysOrFirstOfMonth'],
])

function limitText({ limit, orIfLater, firstDayCounted, extensionMonths, rollForward }: Rule): string {
  const text = ({ unit, value }: Rule['limit']) =>
    countedUnits.has(unit) ? `${value} ${unitTexts[unit]}` : unitTexts[unit]
  return [
    text(limit),
    firstDayCounted ? 'the first day is counted' : '',
    orIfLater === undefined ? '' : `or, if later, ${text(orIfLater.limit)} from ${orIfLater.from}`,
    extensionMonths === 0 ? '' : `${extensionMonths} months more on documented grounds`,
    rollForward ? 'rolled forward from a weekend or holiday' : '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function interpretationPage(law: LawInForce): string {
  return page([
    '# Interpretations',
    '',
    'Where the law leaves room: what is read by default, and what a county may choose. [All acts](README.md)',
    '',
    ...law.interpretations.flatMap((one) => [
      `## ${one.name}`,
      '',
      `${one.title.fi}  `,
      `${one.title.sv}  `,
      `${one.title.en}`,
      '',
      `- **Default** ${one.defaultValue}`,
      `- **Choices** ${one.choices}`,
      ...textLines('Touches', one.touches),
      ...textLines('Why', one.why),
      `- **Confidence** ${one.confidence}`,
      '',
    ]),
  ])
}

/** What is said in each language, one under the other. */
function textLines(label: string, { fi, sv, en }: LawText): readonly string[] {
  return [`- **${label}** ${fi}`, `  - ${sv}`, `  - ${en}`]
}

function exceptionPage(law: LawInForce): string {
  return page([
    '# Exceptions',
    '',
    'None moves a statutory date. Each is a status of its own and is counted apart. [All acts](README.md)',
    '',
    ...[...law.exceptions.values()].flatMap((one) => [
      `## ${one.id}`,
      '',
      `${one.title.fi}  `,
      `${one.title.sv}  `,
      `${one.title.en}`,
      '',
      `- **State, status** ${one.state}, ${one.status}`,
      ...(one.needsGround ? ['- **Needs** a professional’s recorded ground'] : []),
      ...textLines('Effect', one.effect),
      `- **Confidence** ${one.confidence}`,
      `- **Source** ${one.source}`,
      '',
    ]),
  ])
}

function waysOutPage(law: LawInForce): string {
  return page([
    '# Ways out',
    '',
    'What the county may lawfully do where it cannot keep a limit with the capacity it has. [All acts](README.md)',
    '',
    ...law.waysOut.flatMap((one) => [
      `## ${one.id}`,
      '',
      `${one.title.fi}  `,
      `${one.title.sv}  `,
      `${one.title.en}`,
      '',
      `- **Stands on** ${one.act} ${one.section}`,
      `- **For** ${one.obligations === 'every' ? 'every limit' : one.obligations.join(', ')}`,
      `- **Confidence** ${one.confidence}`,
      ...(one.note === undefined ? [] : [`- **Note** ${one.note}`]),
      `- **Source** <${one.source}>`,
      '',
    ]),
  ])
}

function rulesOf(law: LawInForce, act: Act): readonly Rule[] {
  return law.rules.filter((rule) => rule.act === act)
}

function bySection(rules: readonly Rule[]): ReadonlyMap<string, readonly [Rule, ...Rule[]]> {
  const sections = new Map<string, [Rule, ...Rule[]]>()
  for (const rule of rules) {
    const others = sections.get(rule.section)
    if (others === undefined) sections.set(rule.section, [rule])
    else others.push(rule)
  }
  return new Map([...sections].sort(([a], [b]) => compareSections(a, b)))
}

function fileOf(act: Act): string {
  return act.number.split('/').reverse().join('-')
}

/** The anchor that Markdown viewers make of a heading. */
function anchor(headingText: string): string {
  return headingText
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function page(lines: readonly string[]): string {
  return `${[generated, '', ...lines].join('\n').trimEnd()}\n`
}
