import type { CentreModel } from './centre-model.ts'
import type { Demand } from './draw-demand.ts'
import { addEdge, createNetwork, maxFlow } from './max-flow.ts'

/** Counted needs that could be seen in time: in all, and by the number of their type in the model (one way to reach the whole). */
export interface ClairvoyantBound {
  readonly inTime: number
  readonly inTimeByType: readonly number[]
}

/**
 * How many counted needs somebody who knows the whole future could see in time: exact, as a largest flow from needs to
 * the times inside their limits over all days and professions at once.
 *
 * Where people cancel and refuse it stays an upper bound: one who will cancel and may wait at least a day takes no time
 * (the freed one can be used), refusals cost nothing, and needs of the warm-up are left out.
 */
export function clairvoyantBound(model: CentreModel, demand: Demand): ClairvoyantBound {
  const skills = model.skills.length
  const groups = new Map<number, number>()
  const inTimeByType = model.needTypes.map(() => 0)
  for (const need of demand.needs) {
    if (need.day < 0) continue
    const limit = model.needTypes[need.type]?.limitWorkingDays ?? 0
    if (need.cancelNoticeDays !== undefined && limit > 0) inTimeByType[need.type] = (inTimeByType[need.type] ?? 0) + 1
    else {
      const key = need.day * model.needTypes.length + need.type
      groups.set(key, (groups.get(key) ?? 0) + 1)
    }
  }
  const [source, sink, firstTime] = [0, 1, 2 + groups.size]
  const network = createNetwork(firstTime + skills * demand.days)
  const timeNode = (skill: number, dayIndex: number) => firstTime + skill * demand.days + dayIndex
  demand.capacity.forEach((times, skill) => {
    for (let index = -demand.firstDay; index < demand.days; index++)
      addEdge(network, timeNode(skill, index), sink, times[index] ?? 0)
  })
  let node = 2
  const typeOfEdge = new Map<number, number>()
  for (const [key, count] of groups) {
    const typeIndex = key % model.needTypes.length
    const type = model.needTypes[typeIndex]
    const index = Math.floor(key / model.needTypes.length) - demand.firstDay
    if (type === undefined) throw new Error('a group has a type')
    typeOfEdge.set(network.from.length, typeIndex)
    addEdge(network, source, node, count)
    for (const skill of type.skills)
      for (let day = index; day <= Math.min(index + type.limitWorkingDays, demand.days - 1); day++)
        addEdge(network, node, timeNode(model.skills.indexOf(skill), day), count)
    node += 1
  }
  const { over } = maxFlow(network, source, sink)
  for (const [edge, type] of typeOfEdge) inTimeByType[type] = (inTimeByType[type] ?? 0) + (over[edge] ?? 0)
  return { inTime: inTimeByType.reduce((sum, count) => sum + count, 0), inTimeByType }
}
