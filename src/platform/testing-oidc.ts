import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Somebody whom the provider knows, and what it says of him. */
type Known = { name: string; claims?: Record<string, unknown>; amr?: string[] }

export type TestProvider = {
  issuer: string
  client: string
  secret: string
  /** By the name that is typed at the provider; changed freely. */
  people: Record<string, Known>
  /** Goes to the provider as a browser does, signs in there, and answers what it writes behind the question mark. */
  signIn(address: string, login: string): Promise<string>
  close(): Promise<void>
}

const client = { id: 'zhibu', secret: 'zhibu-secret-of-the-test' }

/** A certified provider of OpenID Connect (oidc-provider) with a page of its own to sign in, on this machine. */
export async function startOidcProvider(options: {
  returnTo: string
  tls?: { key: string; certificate: string }
}): Promise<TestProvider> {
  const { tls } = options
  const people: Record<string, Known> = {}
  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response)
  const server = tls
    ? createSecureServer({ key: tls.key, cert: tls.certificate }, listener)
    : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`
  const provider = new Provider(issuer, configurationFor(options.returnTo, people))
  const callback = provider.callback()
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    request.url?.startsWith('/interaction/')
      ? interact(provider, people, request, response)
      : callback(request, response)
  return {
    issuer,
    client: client.id,
    secret: client.secret,
    people,
    signIn: (address, login) => walk(address, login, options.returnTo),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function configurationFor(returnTo: string, people: Record<string, Known>): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const said = ['name', 'employee_number', 'employee_number_verified']
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [returnTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' } as never],
    },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], profile: said },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: people[id]?.name, ...people[id]?.claims }),
    }),
    // Whoever signs in here agreed that the platform is told who he is.
    async loadExistingGrant(ctx) {
      const { client: asking, session, provider } = ctx.oidc
      const grant = new provider.Grant({ clientId: asking?.clientId, accountId: session?.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统一身份认证</title>
<meta name="viewport" content="width=device-width"><main><h1>统一身份认证</h1><form method="post">
<p><label>统一账号 <input name="login" required></label></p>
<p><button>同意并登录</button> <button name="deny" value="1" formnovalidate>取消</button></p></form></main></html>`

async function interact(
  provider: Provider,
  people: Record<string, Known>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    return
  }
  const typed = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
  const login = typed.get('login') ?? ''
  const known = people[login]
  const answer =
    typed.get('deny') || !known
      ? { error: 'access_denied', error_description: 'turned back' }
      : { login: { accountId: login, ...(known.amr && { amr: known.amr }) } }
  await provider.interactionFinished(request, response, answer)
}

/** A browser, as far as it is needed: cookies, redirects, the one form. */
async function walk(address: string, login: string, returnTo: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next: { url: string; body?: URLSearchParams } = { url: address }
  for (let step = 0; step < 10; step++) {
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body && { method: 'POST', body: next.body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) {
      if (response.status !== 200)
        throw new Error(`the provider answers ${response.status}: ${await response.text()}`)
      next = { url: next.url, body: new URLSearchParams(login ? { login } : { deny: '1' }) }
      continue
    }
    const url = new URL(location, next.url)
    if (url.href.startsWith(returnTo)) return url.search.slice(1)
    next = { url: url.href }
  }
  throw new Error('the provider leads round in a circle')
}
