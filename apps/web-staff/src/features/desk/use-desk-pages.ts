import { routes, type DeskRow, type RouteQuery } from '@luukku/contract'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { serverClock } from '../../shared/server-clock.ts'

export type DeskFilter = Pick<RouteQuery<typeof routes.listDesk>, 'view' | 'class' | 'service' | 'status'>

const pageRows = 200
const pollMs = 15_000

/**
 * The list in pages by cursor. A poll reads again only the first page and the pages in view, so that a queue of
 * thousands costs the server as little as one of fifty. A page read again may hold a row that another page still
 * shows: the earlier page wins, because the earlier is the more urgent.
 */
export function useDeskPages(filter: DeskFilter) {
  const name = JSON.stringify(filter)
  const [pages, setPages] = useState<{ name: string; cursors: (string | undefined)[]; inView: readonly number[] }>({
    name,
    cursors: [undefined],
    inView: [0],
  })
  const { cursors, inView } = pages.name === name ? pages : { cursors: [undefined], inView: [0] }
  const results = useQueries({
    queries: cursors.map((cursor, index) => ({
      queryKey: ['desk', name, cursor ?? ''],
      queryFn: async () => {
        const list = await callApi(routes.listDesk, { query: { ...filter, cursor, limit: pageRows } })
        serverClock.learn(list.at)
        return list
      },
      staleTime: pollMs - 1000,
      gcTime: 10 * 60_000,
      retry: 0,
      refetchInterval: index === 0 || inView.includes(index) ? pollMs : (false as const),
      refetchIntervalInBackground: false,
    })),
  })
  const stamp = results.map((result) => result.dataUpdatedAt).join(' ')
  const merged = useMemo(() => {
    const seen = new Set<string>()
    const rows: DeskRow[] = []
    const pageOf: number[] = []
    results.forEach((result, page) => {
      for (const row of result.data?.rows ?? []) {
        if (seen.has(row.contactId)) continue
        seen.add(row.contactId)
        rows.push(row)
        pageOf.push(page)
      }
    })
    return { rows, pageOf }
    // The stamp changes exactly when a page's data does; `results` is a new array on each draw.
  }, [stamp, name])
  const first = results[0]
  const last = results.at(-1)
  const lastCursor = last?.data?.nextCursor
  const loadMore = useCallback(() => {
    if (lastCursor === undefined) return
    setPages((old) => {
      const known = old.name === name ? old : { name, cursors: [undefined], inView: [0] }
      return known.cursors.includes(lastCursor) ? known : { ...known, cursors: [...known.cursors, lastCursor] }
    })
  }, [lastCursor, name])
  const look = useCallback(
    (fromRow: number, toRow: number) => {
      const from = merged.pageOf[fromRow] ?? 0
      const to = merged.pageOf[toRow] ?? from
      setPages((old) => {
        if (old.name !== name) return old
        const next = from === to ? [from] : [from, to]
        return next.join() === old.inView.join() ? old : { ...old, inView: next }
      })
    },
    [merged, name],
  )
  useEffect(() => {
    setPages((old) => (old.name === name ? old : { name, cursors: [undefined], inView: [0] }))
  }, [name])
  return {
    rows: merged.rows,
    list: first?.data,
    first,
    /** The page now fetched below the first: while it is missing the list is not whole. */
    next: cursors.length > 1 ? last : undefined,
    loadMore,
    look,
  }
}
