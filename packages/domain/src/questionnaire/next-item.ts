import type { Instrument, InstrumentAnswers, InstrumentItem } from './instrument.ts'
import { isEnabled, pointsOf } from './points-of.ts'
import { scoreScale } from './score-instrument.ts'

/** Items that are asked now: enabled ones, and behind a gate only those the gate lets through. */
export function askedItems(instrument: Instrument, answers: InstrumentAnswers): readonly InstrumentItem[] {
  const enabled = instrument.items.filter((item) => isEnabled(item, answers))
  const gate = instrument.gate
  const scale = gate && instrument.scales.find(({ id }) => id === gate.scale)
  if (gate === undefined || scale === undefined) return enabled
  const { score } = scoreScale(instrument, scale, answers)
  const isOpen = score !== undefined && score >= gate.atLeast
  // Whoever answered further has opened the gate themself: what was told is never dropped.
  const goneOn = enabled.some(({ id }) => !scale.items.includes(id) && answers[id] !== undefined)
  return isOpen || goneOn ? enabled : enabled.filter(({ id }) => scale.items.includes(id))
}

/** The first item without a usable answer; undefined when the form is done. */
export function nextItem(instrument: Instrument, answers: InstrumentAnswers): InstrumentItem | undefined {
  return askedItems(instrument, answers).find((item) => pointsOf(item, answers) === undefined)
}
