import type { DeskRow } from '@luukku/contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useMedia } from '../../shared/use-media.ts'
import { useNow } from '../../shared/use-now.ts'
import { anchorShift, cursorAfter } from './anchor.ts'
import { DeskRowView } from './desk-row.tsx'

const rowHeightPixels = 40
const cardHeightPixels = 116
const columns = ['urgency', 'person', 'need', 'promise', 'legal', 'channel', 'status', 'next'] as const

export interface ListPlace {
  selectedId?: string
  scrollTop: number
}
interface Props {
  /** Which list it is: its order is remembered by it. */
  name: string
  rows: readonly DeskRow[]
  total: number
  place: ListPlace
  onPlace: (place: ListPlace) => void
  onLook: (fromRow: number, toRow: number) => void
  onNearEnd: () => void
  label: string
}

/** The virtual list: only the rows in sight are drawn, the cursor row always stays drawn. */
export function DeskList({ name, rows, total, place, onPlace, onLook, onNearEnd, label }: Props) {
  const { t } = useLanguage()
  const now = useNow()
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const narrow = useMedia('(max-width: 860px)')
  const rowHeight = narrow ? cardHeightPixels : rowHeightPixels
  const ids = rows.map((row) => row.contactId)
  // Remembered past the screen: who was finished meanwhile leaves their place to the next, not the top of the list.
  const [order, setOrder] = useRemembered<readonly string[]>(`desk.order:${name}`, ids)
  const before = useRef(order)
  const [newAbove, setNewAbove] = useState(0)
  const selectedId = cursorAfter(before.current, ids, place.selectedId)
  const selectedIndex = selectedId === undefined ? -1 : ids.indexOf(selectedId)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: place.scrollTop,
    getItemKey: (index) => rows[index]?.contactId ?? index,
    rangeExtractor: (range) => {
      const from = Math.max(0, range.startIndex - range.overscan)
      const to = Math.min(range.count - 1, range.endIndex + range.overscan)
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
      if (selectedIndex >= 0 && (selectedIndex < from || selectedIndex > to)) shown.push(selectedIndex)
      return shown
    },
  })
  useEffect(() => {
    virtual.measure()
  }, [rowHeight, virtual])

  const scrollTop = virtual.scrollOffset ?? 0
  const firstShown = Math.floor(scrollTop / rowHeight)
  const lastShown = firstShown + Math.ceil((virtual.scrollRect?.height ?? 800) / rowHeight)
  const remember = (next: Partial<ListPlace>) => {
    onPlace({ selectedId, scrollTop: scroller.current?.scrollTop ?? 0, ...next })
  }
  const latest = useRef(remember)
  latest.current = remember
  const shownId = useRef<string>(undefined)
  useLayoutEffect(() => {
    const { shiftPixels, newAbove: fresh } = anchorShift({
      before: before.current,
      after: ids,
      shownId: shownId.current,
      scrollTop: scroller.current?.scrollTop ?? 0,
      rowHeight,
    })
    before.current = ids
    setOrder(ids)
    // The cursor of a row that has left stands on the next from now on; asked again, the old one would be at the top.
    if (place.selectedId !== undefined && selectedId !== place.selectedId) latest.current({})
    if (shiftPixels !== 0 && scroller.current) scroller.current.scrollTop += shiftPixels
    if (fresh > 0) setNewAbove((count) => count + fresh)
  }, [rows])
  useEffect(() => {
    shownId.current = ids[firstShown]
    if (scrollTop <= 0 && newAbove > 0) setNewAbove(0)
    onLook(firstShown, Math.min(lastShown, rows.length - 1))
    if (lastShown > rows.length - 150) onNearEnd()
  }, [firstShown, lastShown, rows])

  // The place is kept when the list is left by any way: a key, a link, the browser's own back.
  useEffect(() => {
    const element = scroller.current
    const keep = () => {
      latest.current({})
    }
    element?.addEventListener('scroll', keep, { passive: true })
    return () => {
      element?.removeEventListener('scroll', keep)
    }
  }, [])

  // The focus walks with the cursor, so that each row is read aloud, and Tab goes on from it.
  const follow = useRef(false)
  useLayoutEffect(() => {
    if (!follow.current) return
    follow.current = false
    scroller.current?.querySelector<HTMLElement>('[aria-selected=true] a')?.focus({ preventScroll: true })
  }, [selectedId])
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    const id = ids[next]
    if (id === undefined) return
    virtual.scrollToIndex(next, { align: 'auto' })
    follow.current = id !== selectedId
    remember({ selectedId: id })
  }
  const move = (step: number) => {
    moveTo(selectedIndex + step)
  }
  const page = Math.max(1, lastShown - firstShown - 1)
  useShortcuts(t('desk.title'), [
    {
      key: 'j',
      label: t('desk.key.next'),
      run: () => {
        move(1)
      },
    },
    {
      key: 'k',
      label: t('desk.key.previous'),
      run: () => {
        move(-1)
      },
    },
    {
      key: 'ArrowDown',
      label: t('desk.key.next'),
      run: () => {
        move(1)
      },
      hidden: true,
    },
    {
      key: 'ArrowUp',
      label: t('desk.key.previous'),
      run: () => {
        move(-1)
      },
      hidden: true,
    },
    {
      key: 'PageDown',
      label: '',
      run: () => {
        move(page)
      },
      hidden: true,
    },
    {
      key: 'PageUp',
      label: '',
      run: () => {
        move(-page)
      },
      hidden: true,
    },
    {
      key: 'Home',
      label: t('desk.key.first'),
      run: () => {
        moveTo(0)
      },
    },
    {
      key: 'End',
      label: '',
      run: () => {
        moveTo(rows.length - 1)
      },
      hidden: true,
    },
    {
      key: 'Enter',
      label: t('desk.key.open'),
      run: () => {
        if (selectedId !== undefined) void navigate(`/contacts/${selectedId}`)
      },
    },
  ])

  return (
    <div className="desk-grid" role="grid" aria-label={label} aria-rowcount={total + 1} data-test="desk-list">
      <div role="rowgroup" className="desk-head">
        <div role="row" aria-rowindex={1} className="desk-row desk-row--head">
          {columns.map((column) => (
            <div role="columnheader" key={column} className={`c-${column}`}>
              {t(`desk.col.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div className="desk-scroll" ref={scroller} role="rowgroup" tabIndex={-1} data-test="desk-scroll">
        <div
          role="presentation"
          className="desk-canvas"
          ref={(element) => {
            if (element) element.style.height = `${String(virtual.getTotalSize())}px`
          }}
        >
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <div
                  role="presentation"
                  key={item.key}
                  className="desk-slot"
                  ref={(element) => {
                    if (element) element.style.transform = `translateY(${String(item.start)}px)`
                  }}
                >
                  <DeskRowView
                    row={row}
                    index={item.index}
                    now={now}
                    selected={row.contactId === selectedId}
                    onSelect={(id) => {
                      remember({ selectedId: id })
                    }}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
      {newAbove > 0 && (
        <button
          type="button"
          className="new-above"
          data-test="new-above"
          onClick={() => {
            moveTo(0)
          }}
        >
          ▲ {t('desk.newAbove', { n: newAbove })}
        </button>
      )}
    </div>
  )
}
