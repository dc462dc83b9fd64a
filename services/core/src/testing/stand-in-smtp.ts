import net from 'node:net'

/** The step of a session at which the stand-in fails, and how. */
export type SmtpBehaviour = {
  at: 'MAIL' | 'RCPT' | 'DATA' | 'END'
  reply: `${number} ${string}` | 'drop' | 'silent'
}

export type StandInSmtp = {
  readonly url: string
  /** Mails whose text arrived whole, as they came. */
  readonly taken: string[]
  behave(next: SmtpBehaviour | null): void
  close(): Promise<void>
}

const usual: Record<string, string> = {
  EHLO: '250 stand-in',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  END: '250 taken',
  QUIT: '221 bye',
  RSET: '250 ok',
}

/** An SMTP server that takes one mail a session, or fails as told (RFC 5321). */
export async function startStandInSmtp(): Promise<StandInSmtp> {
  const taken: string[] = []
  const sockets = new Set<net.Socket>()
  let behaviour: SmtpBehaviour | null = null

  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.write('220 stand-in\r\n')
    serve(
      socket,
      (step) => {
        const reply = behaviour?.at === step ? behaviour.reply : (usual[step] ?? '502 what')
        if (reply === 'drop') socket.destroy()
        else if (reply !== 'silent') socket.write(`${reply}\r\n`)
        return reply.startsWith('354')
      },
      (mail) => taken.push(mail),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    taken,
    behave: (next) => void (behaviour = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Reads commands and, after DATA was granted, a text; `step` answers and says whether a text follows. */
function serve(
  socket: net.Socket,
  step: (name: string) => boolean,
  take: (mail: string) => void,
): void {
  let rest = ''
  let inText = false
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8')
    for (;;) {
      const end = rest.indexOf(inText ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const piece = rest.slice(0, end)
      rest = rest.slice(end + (inText ? 5 : 2))
      if (inText) take(piece)
      inText = inText ? (step('END'), false) : step(piece.slice(0, 4).toUpperCase())
    }
  })
}
