/** Says on standard error what is being done, with the whole seconds since `./luukku` was called. */
export type Progress = (text: string) => void

/** Seconds that the bash part had used when it handed over. */
const before = Number(process.env.LUUKKU_ELAPSED) || 0

/** A progress that writes to standard error: standard output belongs to data. */
export const progress: Progress = (text) => {
  const seconds = Math.floor(before + performance.now() / 1000)
  process.stderr.write(`[${String(seconds).padStart(3)} s] ${text}\n`)
}
