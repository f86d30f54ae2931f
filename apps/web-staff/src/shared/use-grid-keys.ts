import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
interface Place {
  element: HTMLElement
  row: number
  column: number
}

/**
 * Arrows move between the links and buttons of a table that stand in `cell(row, column)`; one of them alone is in the tab
 * order, so that the table is one stop. Up and down stay in the column, left and right go to the nearest row that has one.
 */
export function useGridKeys() {
  const [active, setActive] = useState<string>()
  const ref = useRef<HTMLTableElement>(null)
  // What was visited may be gone: the first one is in the tab order again.
  useEffect(() => {
    if (active !== undefined && !ref.current?.querySelector('[data-cell][tabindex="0"]')) setActive(undefined)
  })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]')].map(placeOf)
    const here = all.find(({ element }) => element === event.target)
    if (!here) return
    event.preventDefault()
    nextOf(all, here, step)?.element.focus()
  }
  return {
    table: { onKeyDown, ref },
    /** @param isFirst the one that Tab comes to before any has been visited */
    cell: (row: number, column: number, key: string, isFirst: boolean) => ({
      'data-cell': `${String(row)} ${String(column)}`,
      tabIndex: active === undefined ? (isFirst ? 0 : -1) : active === key ? 0 : -1,
      onFocus: () => {
        setActive(key)
      },
    }),
    /** Back to where one was: after a form is closed. */
    focus: () => {
      ref.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus()
    },
  }
}

function placeOf(element: HTMLElement): Place {
  const [row = 0, column = 0] = (element.dataset['cell'] ?? '').split(' ').map(Number)
  return { element, row, column }
}

function nextOf(all: readonly Place[], here: Place, [down, right]: readonly [number, number]): Place | undefined {
  if (right === 0) {
    const column = all
      .map((one, at) => ({ ...one, at }))
      .filter((one) => one.column === here.column)
      .sort((a, b) => a.row - b.row || a.at - b.at)
    return column[column.findIndex(({ element }) => element === here.element) + down]
  }
  const beside = all.filter(({ column }) => (column - here.column) * right > 0)
  const nearest = Math.min(...beside.map(({ column }) => Math.abs(column - here.column)))
  return beside
    .filter(({ column }) => Math.abs(column - here.column) === nearest)
    .sort((a, b) => Math.abs(a.row - here.row) - Math.abs(b.row - here.row))[0]
}
