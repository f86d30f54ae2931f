import type { ModelView } from '@luukku/contract'
import { useEffect, useId, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { layOutOverview, mostAtOnce, type OverviewWords } from './lay-out-overview.ts'
import { layOutPath, type PathArrow, type PathBox, type PathWords } from './lay-out-path.ts'

/** The way through a model as a picture, and the same in words for whoever does not see it or would rather read. */
export function PathPicture({ model }: { model: ModelView }) {
  const { t, local } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const marker = useId()
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0))
    })
    watch.observe(element)
    return () => {
      watch.disconnect()
    }
  }, [])
  const [chosen, setChosen] = useState('')
  const words = useWords(model)
  const isMany = model.needs.length > mostAtOnce
  const one = words.needs.filter(({ id }) => id === chosen)
  const picture = width === 0 ? undefined : drawnOf(words, one, isMany, width)
  return (
    <section aria-labelledby="model-path" data-test="model-path">
      <h2 id="model-path">{t('model.path')}</h2>
      {isMany && (
        <p>
          <label>
            {t('model.pathChoose')}{' '}
            <select
              value={chosen}
              data-test="model-path-choose"
              onChange={(event) => {
                setChosen(event.target.value)
              }}
            >
              <option value="">{t('model.pathAll', { n: model.needs.length })}</option>
              {words.needs.map((need) => (
                <option key={need.id} value={need.id}>
                  {need.class} · {need.title}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <div ref={frame} className="path">
        {picture && (
          <svg
            role="img"
            aria-label={t('model.pathAlt', { title: one[0]?.title ?? local(model.title) })}
            width={picture.width}
            height={picture.height + 2}
            viewBox={`-1 -1 ${String(picture.width + 2)} ${String(picture.height + 2)}`}
          >
            <defs>
              <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0 L8 4 L0 8 z" className="path__head" />
              </marker>
            </defs>
            {picture.arrows.map((arrow, n) => (
              <path key={n} d={lineOf(arrow)} className="path__arrow" markerEnd={`url(#${marker})`} />
            ))}
            {picture.boxes.map((box) => (
              <Box key={box.id} box={box} />
            ))}
          </svg>
        )}
      </div>
      {model.needs.length === 0 && <p className="quiet">{t('model.pathNoNeeds')}</p>}
      <details>
        <summary>{t('model.pathInWords')}</summary>
        <ol data-test="model-path-words">
          <li>{words.told}.</li>
          <li>
            {words.danger} {words.dangers}. {words.help}.
          </li>
          {model.needs.map((need) => (
            <li key={need.id}>
              {t('model.pathNeed', {
                title: local(need.title),
                class: need.class,
                services: need.services.map((one) => local(one.name)).join(', '),
              })}
              {need.plan.length > 0 && (
                <ul>
                  {need.plan.map((line) => (
                    <li key={line.service.code}>
                      {t('model.pathService', { service: local(line.service.name), n: line.followUpDays })}{' '}
                      {line.stepUp && t('model.pathStepUp', { what: local(line.stepUp) })}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** Every need with its way where there are few, or the one that was chosen; else what there is, folded. */
const drawnOf = (words: OverviewWords, one: PathWords['needs'], isMany: boolean, width: number) =>
  one.length > 0
    ? layOutPath({ ...words, needs: one }, width)
    : isMany
      ? layOutOverview(words, width)
      : layOutPath(words, width)

function useWords(model: ModelView): OverviewWords {
  const { t, local } = useLanguage()
  return {
    told: t('model.pathTold'),
    danger: t('model.pathDanger'),
    dangers: t('model.pathDangers', { n: model.dangers.length }),
    help: t('model.pathDangerYes'),
    count: (n) => t('model.pathClass', { n }),
    needs: model.needs.map((need) => ({
      id: need.id,
      title: local(need.title),
      class: need.class,
      ...(need.questions.length === 0 ? {} : { note: t('model.pathAsk', { n: need.questions.length }) }),
      services: need.services.map((service) => {
        const line = need.plan.find((one) => one.service.code === service.code)
        return {
          name: local(service.name),
          alternative: service.alternative,
          ...(line === undefined ? {} : { follow: t('model.pathFollow', { n: line.followUpDays }) }),
          ...(line?.stepUp === undefined ? {} : { stepUp: t('model.pathStepUp', { what: local(line.stepUp) }) }),
        }
      }),
    })),
  }
}

/** Straight down; or level, up or down a common trunk in the middle of the gap, and level again. */
function lineOf({ from, to, down }: PathArrow): string {
  const at = (n: number) => n.toFixed(1)
  if (down) return `M${at(from.x)} ${at(from.y)} V${at(to.y)}`
  return `M${at(from.x)} ${at(from.y)} H${at((from.x + to.x) / 2)} V${at(to.y)} H${at(to.x)}`
}

function Box({ box }: { box: PathBox }) {
  const shift = box.badge === undefined ? 10 : 40
  return (
    <g className={`path__box path__box--${box.kind}${box.alternative ? ' path__box--alternative' : ''}`}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={2} />
      {box.badge !== undefined && (
        <g className={`path__badge path__badge--${box.badge}`}>
          <rect x={box.x + 9} y={box.y + 9} width={22} height={20} rx={2} />
          <text x={box.x + 20} y={box.y + 24} textAnchor="middle">
            {box.badge}
          </text>
        </g>
      )}
      {box.lines.map((line, n) => (
        <text key={n} x={box.x + shift} y={box.y + 24 + n * 18}>
          {line}
        </text>
      ))}
      {box.notes.map((note, n) => (
        <text key={n} className="path__note" x={box.x + 10} y={box.y + 25 + box.lines.length * 18 + n * 15}>
          {note}
        </text>
      ))}
    </g>
  )
}
