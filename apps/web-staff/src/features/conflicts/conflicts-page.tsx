import { routes } from '@luukku/contract'
import { usualMoveReason } from '@luukku/i18n/data/move-reason'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { keysThrough } from '../../shared/keys-through.ts'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useFocusBack } from '../../shared/use-focus-back.ts'
import { useMark } from '../../shared/use-mark.ts'
import { useTitle } from '../../shared/use-title.ts'
import { useUndoMove, type MadeMove } from '../../shared/use-undo-move.ts'
import { AbsentToday } from './absent-today.tsx'
import { ConflictCard, type Conflict, type Proposal } from './conflict-card.tsx'

const key = ['conflicts']
/** A move that was made here, and whether the client had been told of it beforehand. */
const readList = async () => {
  const found = await callApi(routes.readConflicts)
  serverClock.learn(found.at)
  return found
}

/**
 * Booked times that the roster no longer carries. M moves the marked one to its first proposal, P keeps it, J and K go on; A
 * moves all that are shown, S enters that somebody fell ill.
 */
export function ConflictsPage() {
  const { t, lang, local } = useLanguage()
  useTitle(t('conflicts.title'))
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const undoMove = useUndoMove()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: readList, refetchInterval: 30_000 })
  const [reason, setReason] = useState(local(usualMoveReason))
  const [told, setTold] = useState(false)
  const [isAsking, setAsking] = useState(false)
  /** Only one professional's: who was just said to be away. */
  const [only, setOnly] = useState<{ staffId: string; name: string; changeId: string }>()
  const [isMovingAll, setMovingAll] = useState(false)
  /** While not 0, what stands here may be from before a change: an empty list says nothing yet. */
  const [readings, setReadings] = useState(0)
  useFocusBack(isAsking ? 'absent' : undefined)
  const everyone = query.data?.conflicts ?? []
  const list = only ? everyone.filter(({ staffId }) => staffId === only.staffId) : everyone
  const movable = list.filter(({ proposals }) => proposals.length > 0)
  const mark = useMark(list.map(({ appointmentId }) => appointmentId))
  const more = query.data?.more ?? 0
  const isBusy = busy || isMovingAll
  const canMove = !isBusy && reason.trim() !== ''
  const readAgain = async () => {
    setReadings((old) => old + 1)
    await client.invalidateQueries({ queryKey: key })
    setReadings((old) => old - 1)
  }
  const after = (text: string, moves: readonly MadeMove[] = []) => {
    say({ tone: 'done', text, ...(moves.length === 0 ? {} : { undo: () => void undoMoves(moves) }) })
    void readAgain()
  }
  const sendMove = async (conflict: Conflict, { staffId, mode, start, end }: Proposal, told: boolean) => {
    const body = { by: 'unit' as const, reason, told, to: { staffId, mode, start, end } }
    const done = await run(routes.moveForResident, { params: { id: conflict.appointmentId }, body })
    const [made] = done?.appointments ?? []
    return made && { appointmentId: made.appointmentId, told }
  }
  /** The youngest first: what two of them want of one day is given back as it was taken. Where an old time has gone, the moved one stands. */
  const undoMoves = async (moves: readonly MadeMove[]) => {
    setMovingAll(true)
    let [undone, told] = [0, false]
    for (const move of moves.toReversed()) {
      const done = await undoMove(move)
      if (!done) continue
      undone += 1
      told ||= done.told
    }
    setMovingAll(false)
    if (moves.length > 1) after(t('conflicts.undoneAll', { done: undone, of: moves.length }))
    else if (undone === 1) after(t(told ? 'time.moveUndoneTold' : 'time.moveUndone'))
    else void readAgain()
  }
  /** One after the other: no time is proposed to two, and one that is lost meanwhile stays on the list. */
  const moveAll = async () => {
    if (!canMove || movable.length === 0) return
    setMovingAll(true)
    // Who was told was one person: everybody here is told anew.
    setTold(false)
    const moved: MadeMove[] = []
    for (const conflict of movable) {
      const [first] = conflict.proposals
      const made = first && (await sendMove(conflict, first, false))
      if (made) moved.push(made)
    }
    setMovingAll(false)
    after(t('conflicts.movedAll', { done: moved.length, left: everyone.length + more - moved.length }), moved)
  }
  const undoAbsence = async (id: string) => {
    if (!(await run(routes.undoAbsence, { params: { id }, body: {} }))) return
    setOnly(undefined)
    after(t('absent.undone'))
  }
  const move = async (conflict: Conflict, proposal: Proposal) => {
    setTold(false)
    const made = await sendMove(conflict, proposal, told)
    if (made) after(t('conflicts.moved'), [made])
    else void readAgain()
  }
  const keep = async ({ appointmentId }: Conflict) => {
    if (await run(routes.keepTime, { params: { id: appointmentId }, body: {} })) after(t('conflicts.kept'))
    else void readAgain()
  }
  const marked = list[mark.at]
  useShortcuts(
    t('conflicts.keys'),
    [
      {
        key: 'm',
        label: t('conflicts.keyMove'),
        run: () => {
          const [first] = marked?.proposals ?? []
          if (marked && first && canMove) void move(marked, first)
        },
      },
      { key: 'a', label: t('conflicts.moveAll', { n: movable.length }), run: () => void moveAll() },
      { key: 'p', label: t('conflicts.keep'), run: () => void (marked && !isBusy && keep(marked)) },
      ...keysThrough(t, { ...mark, count: list.length }),
    ],
    list.length > 0 && !isAsking,
  )
  const ask = () => {
    setAsking(true)
  }
  useShortcuts(t('conflicts.title'), [{ key: 's', label: t('absent.open'), run: ask }], !isAsking)
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('conflicts.title')}</h1>
        {list.length > 0 && <span data-test="conflict-count">{only ? list.length : list.length + more}</span>}
      </div>
      {isAsking ? (
        <AbsentToday
          onReported={({ name, staffId, changeId, times, shiftEnds }) => {
            setAsking(false)
            mark.restart()
            setOnly({ staffId, name, changeId })
            const done = { name, n: times }
            const text =
              shiftEnds === undefined
                ? t('absent.done', done)
                : t('absent.doneUntil', {
                    ...done,
                    day: dateText(localDay(shiftEnds), lang, localDay(shiftEnds)),
                    time: clockText(shiftEnds, lang),
                  })
            say({ tone: 'done', text })
            void readAgain()
          }}
          onClose={() => {
            setAsking(false)
          }}
        />
      ) : (
        <p className="row">
          <button type="button" className="choice-button" data-test="absent-open" onClick={ask}>
            {t('absent.open')} <kbd aria-hidden="true">S</kbd>
          </button>
          {only && (
            <>
              <span className="tag" data-test="conflicts-only">
                {t('conflicts.only', { name: only.name })}
              </span>
              <button
                type="button"
                className="plain"
                disabled={isBusy}
                data-test="absent-undo"
                onClick={() => void undoAbsence(only.changeId)}
              >
                {t('absent.undo')}
              </button>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  setOnly(undefined)
                }}
              >
                {t('conflicts.all')}
              </button>
            </>
          )}
        </p>
      )}
      <ReadState query={query} what={t('conflicts.title')} since={query.data?.at} />
      {query.data &&
        list.length === 0 &&
        !query.error &&
        (readings > 0 ? (
          <Loading text={t('app.loadingWhat', { what: t('conflicts.title') })} />
        ) : only ? (
          <p data-test="no-conflicts-of">{t('conflicts.noneOf', { name: only.name })}</p>
        ) : (
          <p data-test="no-conflicts">{t('conflicts.none')}</p>
        ))}
      {list.length > 0 && (
        <>
          <p className="quiet">{t('conflicts.lead')}</p>
          <div className="row">
            <label className="grow">
              {t('conflicts.reason')}
              <input
                className="wide"
                value={reason}
                maxLength={2000}
                data-test="conflict-reason"
                onChange={(event) => {
                  setReason(event.target.value)
                }}
              />
            </label>
            <label className="check">
              <input
                type="checkbox"
                checked={told}
                onChange={() => {
                  setTold(!told)
                }}
              />{' '}
              {t('conflicts.told')}
            </label>
          </div>
          {movable.length > 1 && (
            <div>
              <button
                type="button"
                className="choice-button"
                disabled={!canMove}
                data-test="move-all"
                onClick={() => void moveAll()}
              >
                {only
                  ? t('conflicts.moveAllOf', { name: only.name, n: movable.length })
                  : t('conflicts.moveAll', { n: movable.length })}{' '}
                <kbd aria-hidden="true">A</kbd>
              </button>
            </div>
          )}
          {isMovingAll && <Loading text={t('conflicts.movingAll')} />}
          <ul className="stack">
            {list.map((conflict, index) => (
              <ConflictCard
                key={conflict.appointmentId}
                conflict={conflict}
                isCurrent={index === mark.at}
                busy={isBusy}
                canMove={canMove}
                onMove={(proposal) => void move(conflict, proposal)}
                onKeep={() => void keep(conflict)}
                onCurrent={() => {
                  mark.go(index)
                }}
              />
            ))}
          </ul>
          {more > 0 && !only && <p className="quiet">{t('conflicts.more', { n: more })}</p>}
        </>
      )}
    </main>
  )
}
