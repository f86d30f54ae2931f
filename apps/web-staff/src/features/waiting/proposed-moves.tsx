import { routes, type Move, type Problem } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay } from '../../shared/time-text.ts'
import { nextStarts, shownTimes } from '../../shared/lost-race.ts'
import { useCommand } from '../../shared/use-command.ts'
import { momentOf } from '../../shared/moment-of.ts'

const key = ['moves']
const refreshMs = 30_000
type Decision = 'ask' | 'leave' | 'yes' | 'no'
const done = { ask: 'moves.doneAsk', leave: 'moves.doneLeave', yes: 'moves.doneYes', no: 'moves.doneNo' } as const

/** What the night proposes: who would move, to when, and who is seen in time by it. A professional asks; nothing moves by itself. */
export function ProposedMoves() {
  const { t, lang } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: () => callApi(routes.readMoves), refetchInterval: refreshMs })
  const moves = query.data?.moves
  /** The proposal itself leads to the case, whose search has these times. */
  const takenText = ({ code, alternatives }: Problem) => {
    const times = nextStarts(alternatives, shownTimes)
      .map((start) => momentOf(start, lang))
      .join(', ')
    if (code !== 'slot-taken') return times === '' ? undefined : t('waiting.gone', { times })
    return times === '' ? t('moves.takenNone') : t('moves.taken', { times })
  }
  const decide = async (id: string, decision: Decision) => {
    const answer = await run(routes.decideMove, { params: { id }, body: { decision } }, ({ problem }) => {
      const text = problem && takenText(problem)
      if (text !== undefined) say({ tone: 'attention', text })
      return text !== undefined
    })
    if (answer) {
      client.setQueryData(key, answer)
      say({ tone: 'done', text: t(done[decision]) })
      if (decision !== 'leave') void client.invalidateQueries({ queryKey: ['waiting'] })
    } else void client.invalidateQueries({ queryKey: key })
  }
  return (
    <section className="stack" data-test="moves">
      <h2>{t('moves.title')}</h2>
      <ReadState query={query} what={t('moves.title')} />
      {moves && <p className="quiet">{t(moves.length === 0 ? 'moves.none' : 'moves.lead')}</p>}
      {moves && moves.length > 0 && (
        <div className="scroll-x" role="region" aria-label={t('moves.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {(['who', 'change', 'why', 'state'] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`moves.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => (
                <Row
                  key={move.moveId}
                  move={move}
                  busy={busy}
                  onDecide={(decision) => void decide(move.moveId, decision)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({ move, busy, onDecide }: { move: Move; busy: boolean; onDecide: (decision: Decision) => void }) {
  const { t, lang, local } = useLanguage()
  const today = localDay(serverClock.now())
  const button = (decision: Decision) => (
    <button
      type="button"
      className="choice-button"
      disabled={busy}
      data-test={`move-${decision}`}
      onClick={() => {
        onDecide(decision)
      }}
    >
      {t(`moves.${decision}`)}
    </button>
  )
  return (
    <tr data-test="move-row">
      <td>
        <Link to={`/contacts/${move.contactId}`}>{move.person || local(move.title)}</Link>
        <div className="small quiet">
          {local(move.title)},{' '}
          {move.latest ? t('moves.latest', { date: dateText(move.latest, lang, today) }) : t('moves.noLatest')}
        </div>
      </td>
      <td>
        {momentOf(move.now, lang)} → <strong>{momentOf(move.start, lang)}</strong>
        <div className="small quiet">{move.professional.name}</div>
      </td>
      <td>
        <Link to={`/contacts/${move.helps.contactId}`}>
          {t('moves.helps', { person: move.helps.person, date: dateText(move.helps.latest, lang, today) })}
        </Link>
        <div className="small quiet">
          {move.helps.booked
            ? t('moves.helpsBooked', { time: momentOf(move.helps.booked, lang) })
            : t('moves.helpsNone')}
        </div>
      </td>
      <td>
        {move.status === 'proposed' ? (
          <div className="row">
            {button('ask')}
            {button('leave')}
          </div>
        ) : (
          <div className="row">
            <span className={move.channel === 'desk' ? 'tag tag--warn' : 'tag'}>
              {move.channel === 'desk' ? t('moves.call') : ''}{' '}
              {t('moves.asked', { time: momentOf(move.answerBy ?? move.now, lang) })}
            </span>
            {move.phone && <a href={`tel:${move.phone.replace(/\s/g, '')}`}>{move.phone}</a>}
            {button('yes')}
            {button('no')}
          </div>
        )}
      </td>
    </tr>
  )
}
