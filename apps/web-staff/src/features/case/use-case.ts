import { ApiError, routes, type DeskCase, type deskCaseSchema, type idParamsSchema, type Route } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { callApi } from '../../shared/api.ts'
import { intentKeys } from '../../shared/intent-keys.ts'
import { leaveDesk } from '../../shared/leave-desk.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { sessionKey, useFormToken } from '../../shared/session.tsx'

type CaseRoute<B extends z.ZodType> = Route<typeof idParamsSchema, z.ZodType, B, typeof deskCaseSchema>
/** Runs a command on the opened case; the answer is the case as it is now, or undefined when it did not happen. */
export type RunOnCase = <B extends z.ZodType>(
  route: CaseRoute<B>,
  body: Omit<z.input<B>, 'basedOn'>,
  /** Told the rule that refused it; answers true when the screen deals with it itself. */
  onRefused?: (reason: string) => boolean,
  /** Asked of the case as it stands when its turn comes, after what was on its way; false: it does not happen. */
  isStill?: (now: DeskCase) => boolean,
) => Promise<DeskCase | undefined>

const lookAgainMs = 10_000

/**
 * One opened case: read, marked as open by me, read again while it is open so that a colleague's change is seen, and
 * commands one after the other so that each is based on what the one before made.
 */
export function useCase(contactId: string) {
  const client = useQueryClient()
  const formToken = useFormToken()
  const language = useLanguage()
  const { say } = useNotices()
  const [busy, setBusy] = useState(0)
  const [conflict, setConflict] = useState(false)
  const query = useQuery({
    queryKey: ['case', contactId],
    queryFn: () => callApi(routes.readCase, { params: { id: contactId } }),
    refetchInterval: lookAgainMs,
    staleTime: 2000,
    retry: (count, error) => count < 1 && !(error instanceof ApiError && error.status < 500),
  })
  const known = useRef<DeskCase>(undefined)
  const keep = useCallback(
    (next: DeskCase) => {
      known.current = next
      // An answer that was on its way while a command ran is older than the command's own.
      void client.cancelQueries({ queryKey: ['case', contactId] })
      client.setQueryData(['case', contactId], next)
    },
    [client, contactId],
  )
  // Somebody else decided while this one was open: said at once, not only to whoever presses a key after it.
  const read = query.data
  useEffect(() => {
    if (read && known.current && read.version > known.current.version && isDecided(read) && !isDecided(known.current))
      setConflict(true)
    if (read && read.version >= (known.current?.version ?? 0)) known.current = read
  }, [read])
  const latest = useRef({ language, formToken, say })
  latest.current = { language, formToken, say }
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** What was asked and is not answered: a key pressed twice is one deed, not a second message or assessment. */
  const underWay = useRef(new Map<string, Promise<DeskCase | undefined>>())

  const readable = query.isSuccess
  useEffect(() => {
    if (!readable) return
    const open = () =>
      callApi(routes.openCase, { params: { id: contactId }, body: {}, formToken: latest.current.formToken() }).then(
        keep,
        () => undefined, // only the mark «open by me» is missing then; the screen works without it
      )
    queue.current = queue.current.then(open)
  }, [contactId, keep, readable])

  const run = useCallback<RunOnCase>(
    (route, body, onRefused, isStill) => {
      const asked = JSON.stringify([route.id, body])
      const same = underWay.current.get(asked)
      if (same) return same
      const attempt = async (): Promise<DeskCase | undefined> => {
        const based = client.getQueryData<DeskCase>(['case', contactId])
        if (based && isStill?.(based) === false) return undefined
        const whole: unknown = { ...body, basedOn: based?.version ?? 0 }
        setBusy((count) => count + 1)
        try {
          const next = (await callApi(route as Route, {
            params: { id: contactId },
            body: whole,
            formToken: latest.current.formToken(),
            idempotencyKey: route.command ? intentKeys.keyFor(route.id, [contactId, whole]) : undefined,
          })) as DeskCase
          intentKeys.done(route.id, [contactId, whole])
          keep(next)
          setConflict(false)
          leaveDesk(client, next)
          return next
        } catch (error) {
          const code = error instanceof ApiError ? error.problem?.code : undefined
          if (code === 'version-conflict') {
            setConflict(true)
            await client.refetchQueries({ queryKey: ['case', contactId] })
            return undefined
          }
          if (code === 'action-not-possible') void client.invalidateQueries({ queryKey: ['case', contactId] })
          if (code === 'sign-in-required' || code === 'forbidden-origin')
            void client.invalidateQueries({ queryKey: sessionKey })
          const rule = error instanceof ApiError && code === 'rule-violated' ? error.problem?.reason : undefined
          if (rule === undefined || onRefused?.(rule) !== true)
            latest.current.say({ text: problemText(error, latest.current.language), tone: 'attention' })
          return undefined
        } finally {
          setBusy((count) => count - 1)
        }
      }
      const next = queue.current.then(attempt).finally(() => {
        underWay.current.delete(asked)
      })
      underWay.current.set(asked, next)
      queue.current = next
      return next
    },
    [client, contactId, keep],
  )
  return { query, run, busy: busy > 0, conflict, keep }
}

const isDecided = ({ status }: DeskCase) => ['assessed', 'booked', 'closed'].includes(status)
