/**
 * Ends this process in order when the program that reads its standard output has had enough (`... | head -3`): by the way of
 * Ctrl-C where a command has something to clean up, at once with 141 where none has, as a shell knows it. Node ignores SIGPIPE
 * and would end with a stack and without clean-up.
 */
export function endWhenReaderStops(): void {
  let told = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (told) return
    told = true
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
    else process.exit(141)
  })
}
