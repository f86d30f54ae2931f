import { routes, type Interpreting, type MissingInterpreterVisit } from '@luukku/contract'
import { usualInterpreterReason } from '@luukku/i18n/data/move-reason'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { keysThrough } from '../../shared/keys-through.ts'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useInTurn } from '../../shared/use-in-turn.ts'
import { useMark } from '../../shared/use-mark.ts'
import { useTitle } from '../../shared/use-title.ts'
import { InterpreterPeople } from './interpreter-people.tsx'
import { MissingCard, VisitLine, type MissingProposal } from './missing-card.tsx'

const key = ['interpreting']
const readList = async () => {
  const found = await callApi(routes.readInterpreting)
  serverClock.learn(found.at)
  return found
}

/**
 * Coming visits whose interpreter is missing, by day. T takes who is free, E one over a connection, O says that one is ordered
 * elsewhere, M moves the visit to its first proposal; J and K go on.
 */
export function InterpretingPage() {
  const { t, lang, local } = useLanguage()
  useTitle(t('interpreting.title'))
  const { say } = useNotices()
  const { run } = useCommand()
  const inTurn = useInTurn()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: readList, refetchInterval: 30_000 })
  const [reason, setReason] = useState(local(usualInterpreterReason))
  const found = query.data
  const list = found?.missing ?? []
  const mark = useMark(list.map(({ appointmentId }) => appointmentId))
  const marked = list[mark.at]
  const canMove = reason.trim() !== ''
  const readAgain = () => client.invalidateQueries({ queryKey: key })
  /**
   * One deed on one visit, in its turn: only where the visit still stands in that list, and the next one sees what this one made.
   * What was refused is read anew too: a colleague may have been quicker.
   */
  const act = (name: string, id: string, place: 'missing' | 'ordered', deed: () => Promise<string | undefined>) => {
    inTurn(`${name} ${id}`, async () => {
      const now = client.getQueryData<Interpreting>(key)?.[place] ?? []
      if (!now.some(({ appointmentId }) => appointmentId === id)) return
      const text = await deed()
      if (text !== undefined) say({ tone: 'done', text })
      await readAgain()
    })
  }
  const take = ({ appointmentId: id }: MissingInterpreterVisit, how: 'onsite' | 'remote') => {
    act('take', id, 'missing', async () => {
      const done = await run(routes.giveInterpreter, { params: { id }, body: { how } })
      return done && t(`interpreting.taken.${done.how}`)
    })
  }
  const order = (id: string, ordered: boolean) => {
    act('order', id, ordered ? 'missing' : 'ordered', async () => {
      const done = await run(routes.orderInterpreter, { params: { id }, body: { ordered } })
      return done && t(ordered ? 'interpreting.ordered' : 'interpreting.unordered')
    })
  }
  const move = ({ appointmentId: id }: MissingInterpreterVisit, { staffId, mode, start, end }: MissingProposal) => {
    const to = { staffId, mode, start, end, withoutInterpreter: false }
    act('move', id, 'missing', async () => {
      const done = await run(routes.moveForResident, { params: { id }, body: { by: 'unit', reason, told: false, to } })
      return done && t('conflicts.moved')
    })
  }
  const takeMarked = (how?: 'remote') => {
    const one = marked?.free.find((free) => how === undefined || free.how === how)
    if (marked && one) take(marked, one.how)
  }
  useShortcuts(
    t('interpreting.keys'),
    [
      {
        key: 't',
        label: t('interpreting.keyTake'),
        run: () => {
          takeMarked()
        },
      },
      {
        key: 'e',
        label: t('interpreting.keyRemote'),
        run: () => {
          takeMarked('remote')
        },
      },
      {
        key: 'o',
        label: t('interpreting.order'),
        run: () => {
          if (marked) order(marked.appointmentId, true)
        },
      },
      {
        key: 'm',
        label: t('conflicts.keyMove'),
        run: () => {
          const [first] = marked?.proposals ?? []
          if (marked && first && canMove) move(marked, first)
        },
      },
      ...keysThrough(t, { ...mark, count: list.length }),
    ],
    list.length > 0,
  )
  const today = localDay(serverClock.now())
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('interpreting.title')}</h1>
        {found && <span data-test="missing-count">{list.length + found.more}</span>}
      </div>
      <ReadState query={query} what={t('interpreting.title')} since={found?.at} />
      {found && list.length === 0 && <p data-test="no-missing">{t('interpreting.none')}</p>}
      {list.length > 0 && (
        <>
          <p className="quiet">{t('interpreting.lead')}</p>
          <label>
            {t('interpreting.reason')}
            <input
              className="wide"
              value={reason}
              maxLength={2000}
              data-test="interpreting-reason"
              onChange={(event) => {
                setReason(event.target.value)
              }}
            />
          </label>
          {[...Map.groupBy(list, ({ start }) => localDay(start))].map(([day, visits]) => (
            <section key={day} className="stack" data-test="missing-day">
              <h2>{dateText(day, lang, today)}</h2>
              <ul className="stack">
                {visits.map((visit) => (
                  <MissingCard
                    key={visit.appointmentId}
                    visit={visit}
                    isCurrent={visit === marked}
                    canMove={canMove}
                    onTake={(how) => {
                      take(visit, how)
                    }}
                    onOrder={() => {
                      order(visit.appointmentId, true)
                    }}
                    onMove={(proposal) => {
                      move(visit, proposal)
                    }}
                    onCurrent={() => {
                      mark.go(list.indexOf(visit))
                    }}
                  />
                ))}
              </ul>
            </section>
          ))}
          {found && found.more > 0 && <p className="quiet">{t('interpreting.more', { n: found.more })}</p>}
        </>
      )}
      {found && found.ordered.length > 0 && (
        <section className="stack" data-test="ordered-interpreters">
          <h2>{t('interpreting.orderedList', { n: found.ordered.length })}</h2>
          <ul className="stack">
            {found.ordered.map((visit) => (
              <li key={visit.appointmentId} className="row">
                <span>{dateText(localDay(visit.start), lang, today)}</span>
                <VisitLine visit={visit} isOrdered />
                <button
                  type="button"
                  className="plain"
                  data-test="unorder-interpreter"
                  onClick={() => {
                    order(visit.appointmentId, false)
                  }}
                >
                  {t('interpreting.unorder')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found && <InterpreterPeople people={found.interpreters} onChanged={() => void readAgain()} />}
    </main>
  )
}
