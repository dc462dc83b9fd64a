import http from 'node:http'

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/** Calls a mutation over HTTP as a page of the site would; throws with the answer where it was refused. */
export function post(
  port: number,
  headers: Record<string, string>,
  procedure: string,
  input: unknown,
): Promise<unknown> {
  const body = JSON.stringify(input)
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        path: `/trpc/${procedure}`,
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(new Error(`${procedure} ${response.statusCode} ${text}`)),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Gets what a page would; throws with the answer where it was refused. */
export function get(port: number, headers: Record<string, string>, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(JSON.parse(text))
          : reject(new Error(`${path} ${response.statusCode} ${text}`)),
      )
    })
    request.on('error', reject)
    request.end()
  })
}
