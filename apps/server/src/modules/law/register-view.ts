import type { LawRegister, LawRuleView, LocalText } from '@luukku/contract'
import { eventWords, furtherNotice, limitWords, settingText, type LawInForce, type Rule } from '@luukku/domain/law'
import { fromEpochDay } from '@luukku/domain/time'

/** The whole law as this county reads it, act by act. */
export function toLawRegister(law: LawInForce): LawRegister {
  return {
    acts: law.acts.map((act) => ({
      number: act.number,
      name: act.name as LocalText,
      rules: law.rules.filter((rule) => rule.act === act).map(toRule),
    })),
    exceptions: [...law.exceptions.values()].map(({ id, title, effect, needsGround, confidence, source }) => ({
      id,
      title: title as LocalText,
      effect: effect as LocalText,
      needsGround,
      confidence,
      source,
    })),
    interpretations: law.interpretations.map((one) => ({
      name: one.name,
      title: one.title as LocalText,
      usual: one.defaultValue,
      chosen: settingText(law.settings, one.name),
      choices: one.choices,
      touches: one.touches as LocalText,
      why: one.why as LocalText,
      confidence: one.confidence,
    })),
    waysOut: law.waysOut.map(({ id, title, act, section, source, confidence, note }) => ({
      id,
      title: title as LocalText,
      act,
      section,
      source,
      confidence,
      ...(note === undefined ? {} : { note }),
    })),
  }
}

function toRule(rule: Rule): LawRuleView {
  const { inForce, amendedBy, note, sourceAlso, answeredBy, textSeenIn } = rule
  return {
    id: rule.id,
    kind: rule.kind,
    section: rule.section,
    title: rule.title as LocalText,
    limit: limitWords(rule) as LocalText,
    ...(amendedBy === undefined ? {} : { amendedBy }),
    ...(inForce === null
      ? {}
      : {
          inForce: {
            from: fromEpochDay(inForce.from),
            ...(inForce.to === furtherNotice ? {} : { to: fromEpochDay(inForce.to) }),
          },
        }),
    who: rule.who.map(({ text }) => text),
    starts: eventWords(rule.starts.map(({ event }) => event)) as LocalText,
    ...(rule.countsFrom.length === 0 ? {} : { countsFrom: eventWords(rule.countsFrom) as LocalText }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    stops: eventWords([rule.stops, ...rule.metAlsoBy]) as LocalText,
    ...(rule.ends.length === 0 ? {} : { ends: eventWords(rule.ends) as LocalText }),
    ...(rule.lends.length === 0 ? {} : { lends: [...rule.lends] }),
    recurs: rule.recurs,
    lapses: rule.lapses,
    versionBy: eventWords(rule.versionBy) as LocalText,
    transition: rule.transition,
    exceptions: [...rule.exceptions],
    interpretations: [...rule.interpretations],
    confidence: rule.confidence,
    ...(note === undefined ? {} : { note }),
    openQuestions: [...rule.openQuestions],
    sources: [rule.source, ...(sourceAlso === undefined ? [] : [sourceAlso])],
    ...(textSeenIn === undefined ? {} : { textSeenIn }),
  }
}
