/**
 * tus 1.0 (https://tus.io/protocols/resumable-upload) in front of an ordinary endpoint: what a browser's tus client
 * sends is put into the words of the contract, so that it meets the same sessions, powers, transaction and trail as
 * everything else. The endpoint: POST {name, bytes}, GET and DELETE /{id}, PATCH /{id} {offset, piece}; it answers
 * {id, offset, bytes}.
 */
const version = '1.0.0'
const pieceType = 'application/offset+octet-stream'

export const speaksTus = (request: Request) => request.headers.get('tus-resumable') === version

/** The same request as the contract reads it; null when it is none that tus knows. */
export async function fromTus(request: Request): Promise<Request | null> {
  const told = new Headers(request.headers)
  for (const name of ['content-type', 'content-length']) told.delete(name)
  const again = (method: string, body?: string | FormData, type?: string) => {
    if (type) told.set('content-type', type)
    return new Request(request.url, { method, headers: told, body: body ?? null, signal: request.signal })
  }
  if (request.method === 'HEAD') return again('GET')
  if (request.method === 'DELETE') return again('DELETE')
  if (request.method === 'POST') {
    const bytes = Number(request.headers.get('upload-length') ?? 'NaN')
    const name = metadataOf(request.headers.get('upload-metadata')).filename ?? ''
    return again('POST', JSON.stringify({ name, bytes }), 'application/json')
  }
  if (request.method !== 'PATCH' || request.headers.get('content-type') !== pieceType) return null
  const form = new FormData()
  form.set('offset', request.headers.get('upload-offset') ?? '')
  form.set(
    'piece',
    new File([Buffer.from(await request.arrayBuffer())], 'piece', { type: 'application/octet-stream' }),
  )
  return again('PATCH', form)
}

/** `filename 5a2U5LmgLnBkZg==,filetype YXBwbGljYXRpb24vcGRm`: keys with values in base64. */
function metadataOf(header: string | null): Record<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '))
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  )
}

/** The endpoint's answer as tus tells it. Refusals go as they are: their sentence is for people. */
export async function toTus(asked: Request, answer: Response): Promise<Response> {
  const headers = new Headers({ 'tus-resumable': version, 'cache-control': 'no-store' })
  if (!answer.ok) {
    headers.set('content-type', answer.headers.get('content-type') ?? 'application/json')
    return new Response(asked.method === 'HEAD' ? null : await answer.text(), {
      status: answer.status,
      headers,
    })
  }
  if (asked.method === 'DELETE') return new Response(null, { status: 204, headers })
  const { id, offset, bytes } = (await answer.json()) as Record<'id' | 'offset' | 'bytes', number>
  headers.set('upload-offset', String(offset))
  headers.set('upload-length', String(bytes))
  if (asked.method === 'POST') headers.set('location', `${new URL(asked.url).pathname}/${id}`)
  return new Response(null, { status: { POST: 201, HEAD: 200 }[asked.method] ?? 204, headers })
}
