import { spawn } from 'node:child_process'

/**
 * Waits for its input to end, which it does with the program, even by kill -9; then asks the server
 * to stop and, where told to, removes its folder. `postmaster.pid` is the last that a server removes.
 */
const SCRIPT = `cat >/dev/null
kill -INT "$0" 2>/dev/null
[ -n "$1" ] || exit 0
tries=0
while [ -e "$1/cluster/postmaster.pid" ] && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf -- "$1"`

/**
 * Ends the server `pid` when this program ends, however it ends, and then removes `folder` if one is
 * given. For servers that hold nothing of worth; the others are left running by a kill -9 and
 * recovered by the next start. Answers the function that calls the guard off, for when the server is
 * gone and its number is free again.
 */
export function endWithProgram(pid: number, folder = ''): () => void {
  if (process.platform === 'win32') return () => undefined
  const guard = spawn('/bin/sh', ['-c', SCRIPT, String(pid), folder], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  const { stdin } = guard
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return () => {
    guard.kill('SIGKILL')
  }
}
