import type { AppointmentView, DeskCase } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'
import { NewTime } from './new-time.tsx'
import type { Wish } from './use-time-change.ts'

interface Props {
  found: DeskCase
  now: number
  onClose: () => void
}

/** Times that can still be changed, of this case: also the later ones of a series. */
export const changeableTimes = (found: DeskCase): AppointmentView[] =>
  (found.plan?.lines ?? []).flatMap(({ appointment, later = [] }) =>
    [appointment, ...later].flatMap((one) => (one?.canChange === true ? [one] : [])),
  )

/** Which time, whose wish, and the new time: a digit each. The unit's own change needs a reason, which the resident reads. */
export function TimePanel({ found, now, onClose }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const times = changeableTimes(found)
  const [chosen, setChosen] = useState(times.length === 1 ? times[0]?.appointmentId : undefined)
  const [by, setBy] = useState<Wish['by']>()
  const old = times.find(({ appointmentId }) => appointmentId === chosen)
  const partOf = ({ series }: AppointmentView) => (series ? ` ${t('series.part', series)}` : '')
  const describe = (one: AppointmentView) =>
    `${momentText(one.start, now, language)} ${local(one.title)}${partOf(one)}, ${one.professional.name}`
  const choices: NumberedChoice[] = !old
    ? times.slice(0, 9).map((one, index) => ({
        key: String(index + 1),
        label: describe(one),
        run: () => {
          setChosen(one.appointmentId)
        },
      }))
    : (['unit', 'resident'] as const).map((who, index) => ({
        key: String(index + 1),
        label: t(`time.by.${who}`),
        run: () => {
          setBy(who)
        },
      }))
  const asking = !old || !by
  return (
    <Panel title={t('action.time')} onClose={onClose} shortcuts={asking ? choices : []}>
      {times.length === 0 && <p className="quiet">{t('time.none')}</p>}
      {old && (
        <p data-test="time-old">
          {t('time.old')} <strong>{describe(old)}</strong>
        </p>
      )}
      {asking && times.length > 0 && (
        <>
          <p>{t(old ? 'time.whose' : 'time.which')}</p>
          <NumberedChoices choices={choices} />
        </>
      )}
      {old && by && <NewTime found={found} now={now} old={old} by={by} onDone={onClose} />}
    </Panel>
  )
}
