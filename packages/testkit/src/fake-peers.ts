import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A mail server of the test's own, that really speaks SMTP. */
export interface MailServer {
  url: string
  port: number
  /** Whole messages that were taken, headers and all. */
  taken: { to: string[]; data: string }[]
  /** What it does with the next ones (an address that begins with `refused` is always refused): takes them, refuses the address aloud, or says nothing any more. */
  mood: 'takes' | 'refuses' | 'hangs'
  close: () => Promise<void>
}

/** @param port  0: any free one; an earlier server's port to come back on it */
export async function startMailServer(port = 0): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    if (mail.mood !== 'hangs') socket.write('220 mail.test ESMTP\r\n')
    let rest = ''
    let to: string[] = []
    let data: string[] | undefined
    socket.on('data', (chunk: Buffer) => {
      if (mail.mood === 'hangs') return
      rest += chunk.toString()
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (data !== undefined) {
          if (line === '.') {
            mail.taken.push({ to, data: data.join('\r\n') })
            data = undefined
            to = []
            socket.write('250 queued\r\n')
          } else data.push(line)
          continue
        }
        const verb = line.slice(0, 4).toUpperCase()
        if (verb === 'EHLO' || verb === 'HELO') socket.write('250 mail.test\r\n')
        else if (verb === 'MAIL') socket.write('250 ok\r\n')
        else if (verb === 'RCPT') {
          const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
          if (mail.mood === 'refuses' || address.startsWith('refused'))
            socket.write(`550 5.1.1 <${address}>: Recipient address rejected\r\n`)
          else {
            to.push(address)
            socket.write('250 ok\r\n')
          }
        } else if (verb === 'DATA') {
          data = []
          socket.write('354 go on\r\n')
        } else if (verb === 'QUIT') socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const own = (server.address() as AddressInfo).port
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${String(own)}?ignoreTLS=true`,
    port: own,
    taken: [],
    mood: 'takes',
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return mail
}

/** An SMS gateway of the test's own, over real HTTP. */
export interface SmsGateway {
  url: string
  taken: {
    authorization: string | undefined
    contentType: string | undefined
    headers: IncomingMessage['headers']
    /** As it came, whatever its form. */
    raw: string
    /** Of JSON alone. */
    body: { to: string; text: string }
  }[]
  mood: 'takes' | 'fails' | 'rejects' | 'hangs' | 'redirects'
  close: () => Promise<void>
}

export async function startSmsGateway(): Promise<SmsGateway> {
  const answer = (request: IncomingMessage, response: ServerResponse, text: string) => {
    if (gateway.mood === 'hangs') return
    if (gateway.mood === 'fails') response.writeHead(500).end(`could not send ${text}`)
    else if (gateway.mood === 'rejects') response.writeHead(400).end('no such number')
    else if (gateway.mood === 'redirects') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
    else {
      const { authorization } = request.headers
      const contentType = request.headers['content-type']
      const isJson = contentType === 'application/json'
      const body = (isJson ? JSON.parse(text) : {}) as { to: string; text: string }
      gateway.taken.push({ authorization, contentType, headers: request.headers, raw: text, body })
      response.writeHead(202).end('{}')
    }
  }
  const server = createHttp((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => answer(request, response, text))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gateway: SmsGateway = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/send`,
    taken: [],
    mood: 'takes',
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return gateway
}
