import { ApiError, type Route, type RouteBodyInput, type RouteParams, type RouteResponse } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from './api.ts'
import { intentKeys } from './intent-keys.ts'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { problemText } from './problem-text.ts'
import { sessionKey, useFormToken } from './session.tsx'

/** Told why a command was refused; answers true when the screen deals with it itself: nothing is said, and the intent is over. */
export type OnRefused = (error: ApiError) => boolean | Promise<boolean>

/**
 * Runs one command; says what is wrong in the person's language, and answers undefined when it did not happen. The same
 * content sent again keeps its key until it is done, or its refusal is dealt with by the screen; a form token that is not taken
 * any more is read anew.
 */
export function useCommand() {
  const client = useQueryClient()
  const formToken = useFormToken()
  const language = useLanguage()
  const { say } = useNotices()
  const [busy, setBusy] = useState(false)
  const run = async <R extends Route>(
    route: R,
    asked: { params?: RouteParams<R>; body: RouteBodyInput<R> },
    onRefused?: OnRefused,
  ): Promise<RouteResponse<R> | undefined> => {
    setBusy(true)
    try {
      const answer = await callApi(route as Route, {
        ...asked,
        formToken: formToken(),
        idempotencyKey: route.command ? intentKeys.keyFor(route.id, [asked]) : undefined,
      })
      intentKeys.done(route.id, [asked])
      return answer as RouteResponse<R>
    } catch (error) {
      const code = error instanceof ApiError ? error.problem?.code : undefined
      if (code === 'sign-in-required' || code === 'forbidden-origin')
        void client.invalidateQueries({ queryKey: sessionKey })
      if (error instanceof ApiError && (await onRefused?.(error)) === true) intentKeys.done(route.id, [asked])
      else say({ text: problemText(error, language), tone: 'attention' })
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { run, busy }
}
