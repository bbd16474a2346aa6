export const cookieName = 'zhibu_session'
/** Held by a browser that went to a provider of 单点登录: it comes back to a page of ours, which then asks. */
export const awayName = 'zhibu_away'

type Cookie = { value: string; maxAge: number } | null | undefined

/** The value of a cookie in the header of a request. */
export const cookieIn = (header: string, name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]+)`).exec(header)?.[1]

/** An answer may carry `setCookie` (the session) and `setAway`: they are written to `cookies` and taken out of the body. */
export function withCookies(answer: unknown, cookies: string[]): unknown {
  if (!answer || typeof answer !== 'object' || !('setCookie' in answer || 'setAway' in answer)) return answer
  const { setCookie, setAway, ...rest } = answer as { setCookie?: Cookie; setAway?: Cookie }
  cookies.push(...written(cookieName, '/', setCookie), ...written(awayName, '/api/sign-on', setAway))
  return rest
}

/** Strict: sent with what our own pages ask, never with what leads here from elsewhere. */
const written = (name: string, path: string, cookie: Cookie): string[] =>
  cookie ? [`${name}=${cookie.value}; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${cookie.maxAge}`] : []
