import { fork, type ChildProcess } from 'node:child_process'

/** A measured server in a process of its own: what it says when it is up, and answers to questions. */
export type Server = { port: number; ask<T>(question: string): Promise<T>; stop(): Promise<void> }

/** Starts a script that sends `{ port }` once it listens and answers `{ question }` with `{ answer }`. */
export async function startServer(script: string, env: Record<string, string>): Promise<Server> {
  const child = fork(new URL(script, import.meta.url), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await message<{ port: number }>(child)
  return {
    port,
    async ask<T>(question: string) {
      const answer = message<{ answer: T }>(child)
      child.send({ question })
      return (await answer).answer
    },
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`the measured server ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (said) => {
      child.off('exit', ended)
      resolve(said as T)
    })
  })
}
