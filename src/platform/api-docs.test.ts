import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { describeApi, endpointsOf } from './api-description.ts'
import { serveApiDocs, typeOf } from './api-docs.ts'

const flags = {
  list: endpoint
    .meta({ permission: 'flags.read' })
    .route({ method: 'GET', path: '/flags', summary: '旗帜列表' })
    .input(z.object({ page: z.number().int().default(1), colour: z.enum(['red', 'gold']).optional() }))
    .output(z.array(z.object({ id: z.number().int(), note: z.string().nullable() }))),
  raise: endpoint
    .meta({ permission: 'session' })
    .route({ method: 'POST', path: '/flags/{id}/raising', summary: '升旗' })
    .input(z.object({ id: z.number().int(), by: z.string() }))
    .output(z.object({})),
}
const permissions = {
  powers: { 'flags.read': ['branch', 'committee'] as const },
  roleNames: {
    masses: '群众',
    member: '党员',
    branch: '党支部',
    committee: '党委',
    politicalWorkDepartment: '政工部门',
    systemAdministrator: '系统管理员',
    securityAdministrator: '安全管理员',
    auditAdministrator: '审计管理员',
  },
}
const app = new Hono()
serveApiDocs(app, 'http://zhibu.test', () => describeApi({ flags }, permissions))

describe('The description of the API', () => {
  it('lists every endpoint with its method, path and permission', () => {
    assert.deepEqual(
      endpointsOf({ flags }).map(({ name, method, path, meta }) => [name, method, path, meta.permission]),
      [
        ['flags.list', 'GET', '/flags', 'flags.read'],
        ['flags.raise', 'POST', '/flags/{id}/raising', 'session'],
      ],
    )
  })

  it('is OpenAPI that a program can read', async () => {
    const answer = await app.request('/api/openapi.json')
    // biome-ignore lint/suspicious/noExplicitAny: read as a program would
    const document = (await answer.json()) as any
    assert.match(document.openapi, /^3\.1/)
    const list = document.paths['/flags'].get
    assert.equal(list['x-permission'], 'flags.read')
    assert.equal(list['x-who'], '党支部、党委')
    assert.deepEqual(
      list.parameters[0].schema,
      { type: 'integer', default: 1 },
      'without the limits of whole numbers',
    )
    assert.deepEqual(Object.keys(list.responses), ['200', 'default'], 'a refusal is described as well')
    assert.ok(document.components.schemas.Refusal)
    assert.equal(document.paths['/flags/{id}/raising'].post['x-who'], '任何登录的人')
  })

  it('is a page for people, fenced in like every other and without scripts', async () => {
    const answer = await app.request('/api/docs')
    const page = await answer.text()
    assert.equal(answer.headers.get('x-frame-options'), 'DENY')
    assert.match(page, /升旗/)
    assert.match(page, /<code>\/api\/flags\/{id}\/raising<\/code>/)
    assert.doesNotMatch(page, /<script/)
  })

  it('writes a schema as people write types', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer' },
        on: { type: 'string', format: 'date' },
        kinds: { type: 'array', items: { enum: ['a', 'b'] } },
        who: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
    }
    assert.equal(
      typeOf(schema),
      '{\n  id: integer\n  on?: date\n  kinds?: "a" | "b"[]\n  who?: string | null\n}',
    )
  })
})
