import type { Configuration } from 'openid-client'
import { type Facts, Refusal } from '../errors.ts'
import { guardedFetch } from '../outgoing.ts'
import type { AttemptSecrets } from './attempt.ts'

/** A provider of OpenID Connect Core 1.0, as an administrator set it up. */
export type OidcProvider = {
  issuer: string
  clientId: string
  secret: string
  /** Asked for beside `openid`. */
  scope: string
  /** The certificate, as PEM, that vouches for it; null: what this machine believes. */
  authority: string | null
}

/** Why it did not go: a code of the words, with facts. */
export type Unvouched = { refusal: { code: string; facts: Facts } }

/** Somebody for whom the provider vouches: its name for him, what it says of him, and how he showed who he is. */
export type Vouched = { subject: string; claims: Record<string, unknown>; methods: string[] }

// The library is read when the first provider is asked.
const library = () => import('openid-client')

async function configurationOf({ issuer, clientId, secret, authority }: OidcProvider) {
  const { allowInsecureRequests, ClientSecretBasic, ClientSecretPost, customFetch, discovery } =
    await library()
  const [basic, posted] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return discovery(
    new URL(issuer),
    clientId,
    undefined,
    // What nobody says is client_secret_basic (OIDC Discovery 1.0, 3).
    (server, client, body, headers) => {
      const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
      const way = known.includes('client_secret_basic') ? basic : posted
      way(server, client, body, headers)
    },
    {
      timeout: 20,
      [customFetch]: guardedFetch(authority),
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    },
  )
}

/** The address to which the browser goes: the code flow, with PKCE, state and nonce. */
export function wayOut(
  provider: OidcProvider,
  { state, nonce, verifier }: AttemptSecrets,
  returnTo: string,
): Promise<{ address: string } | Unvouched> {
  return told(async () => {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library()
    const url = buildAuthorizationUrl(await configurationOf(provider), {
      redirect_uri: returnTo,
      scope: ['openid', ...provider.scope.split(/\s+/).filter(Boolean)].join(' '),
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { address: url.href }
  })
}

/** Who came back: the code is changed for what the provider says of him, everything is checked against the attempt. */
export function wayBack(
  provider: OidcProvider,
  { state, nonce, verifier }: AttemptSecrets,
  { returnTo, query }: { returnTo: string; query: string },
): Promise<Vouched | Unvouched> {
  return told(async () => {
    const { authorizationCodeGrant, fetchUserInfo } = await library()
    const configuration = await configurationOf(provider)
    const tokens = await authorizationCodeGrant(configuration, new URL(`${returnTo}?${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims() as NonNullable<ReturnType<typeof tokens.claims>>
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
    const methods = Array.isArray(claims.amr) ? claims.amr.map(String) : []
    return { subject: claims.sub, claims: { ...more, ...claims }, methods }
  })
}

/** What was looked at of a provider, and how it stands; the first that fails ends it. */
export type Trial = { step: string; ok: boolean; facts: Facts }

/** Looks at a provider without anybody who signs in: is it there, is it who it says, does it know the platform? */
export async function tryOidc(provider: OidcProvider, returnTo: string): Promise<Trial[]> {
  const found = await told(async () => ({ configuration: await configurationOf(provider) }))
  if ('refusal' in found) return [{ step: found.refusal.code, ok: false, facts: found.refusal.facts }]
  const { configuration } = found
  const { code_challenge_methods_supported: methods } = configuration.serverMetadata()
  const trials: Trial[] = [
    { step: 'oidc-found', ok: true, facts: { issuer: configuration.serverMetadata().issuer } },
  ]
  // Who says nothing of PKCE mostly has it all the same, and an unknown parameter is let lie.
  trials.push({ step: 'oidc-pkce', ok: !methods || methods.includes('S256'), facts: {} })
  return [...trials, await tryClient(configuration, returnTo)]
}

/** A code that nobody gave out: whoever is known is told that it is wrong, whoever is not is told that instead. */
async function tryClient(configuration: Configuration, returnTo: string): Promise<Trial> {
  const { genericGrantRequest } = await library()
  const answer = await told(async () => {
    const parameters = { code: 'zhibu-trial', redirect_uri: returnTo, code_verifier: 'zhibu-trial'.repeat(4) }
    await genericGrantRequest(configuration, 'authorization_code', parameters)
    return { known: true }
  })
  if (!('refusal' in answer) || answer.refusal.code === 'sign-on-code-spent')
    return { step: 'oidc-client', ok: true, facts: {} }
  return { step: answer.refusal.code, ok: false, facts: answer.refusal.facts }
}

/** Does it; what the provider, the network or the library refuses is an answer. */
async function told<T>(work: () => Promise<T>): Promise<T | Unvouched> {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error as Fault)
    if (!refusal) throw error
    return { refusal }
  }
}

type Fault = Error & { code?: string; error?: string; error_description?: string; status?: number }

/** What is known of providers' answers; null for what is a bug of ours. */
function refusalOf(error: Fault): Unvouched['refusal'] | null {
  const refusal = error instanceof Refusal ? error : error.cause instanceof Refusal ? error.cause : null
  if (refusal) return { code: 'sign-on-unreached', facts: { reason: reasonIn(refusal) } }
  const { code = '', error: said = '' } = error
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return said === 'access_denied'
      ? { code: 'sign-on-denied', facts: {} }
      : { code: 'sign-on-provider-said', facts: { said } }
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') {
    if (said === 'invalid_grant') return { code: 'sign-on-code-spent', facts: {} }
    if (said === 'invalid_client' || said === 'unauthorized_client')
      return { code: 'sign-on-client-unknown', facts: {} }
    return { code: 'sign-on-provider-said', facts: { said } }
  }
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return { code: 'sign-on-client-unknown', facts: {} }
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return { code: 'sign-on-issuer-foreign', facts: {} }
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON')
    return { code: 'sign-on-no-provider', facts: {} }
  return code.startsWith('OAUTH_') ? { code: 'sign-on-untrue', facts: {} } : null
}

const reasonIn = ({ code, facts }: Refusal): string =>
  code === 'outgoing-address' ? '这个地址不能访问' : String(facts.reason ?? '答复太长')
