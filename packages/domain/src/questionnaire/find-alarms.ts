import type { Instrument, InstrumentAlarm, InstrumentAnswers } from './instrument.ts'
import { isEnabled, pointsOf } from './points-of.ts'
import { scoreScale } from './score-instrument.ts'

/**
 * Alarms of what has been answered so far, the most pressing first. An item that alarms does so the moment it is saved,
 * with the rest of the form empty; a scale alarms as soon as what is answered reaches its limit.
 */
export function findAlarms(instrument: Instrument, answers: InstrumentAnswers): readonly InstrumentAlarm[] {
  return instrument.alarms
    .filter((alarm) => isRaised(instrument, alarm, answers))
    .sort((a, b) => Number(b.level === 'now') - Number(a.level === 'now'))
}

function isRaised(instrument: Instrument, alarm: InstrumentAlarm, answers: InstrumentAnswers): boolean {
  const points = instrument.items
    .filter((item) => isEnabled(item, answers))
    .map((item) => ({ id: item.id, points: pointsOf(item, answers) ?? 0 }))
  if (alarm.anyItem === true) return points.some((item) => item.points >= alarm.atLeast)
  if (alarm.item !== undefined) return points.some((item) => item.id === alarm.item && item.points >= alarm.atLeast)
  const scale = instrument.scales.find(({ id }) => id === alarm.scale)
  if (scale === undefined) return false
  const soFar = points.filter(({ id }) => scale.items.includes(id)).reduce((sum, item) => sum + item.points, 0)
  return (scoreScale(instrument, scale, answers).score ?? soFar) >= alarm.atLeast
}
