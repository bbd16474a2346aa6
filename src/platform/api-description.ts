import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Meta, Powers, RoleName } from '#basics/contract.ts'

export type Endpoint = { name: string; method: string; path: string; summary: string; meta: Meta }

/** Every endpoint of a tree of contracts, in its order. */
export function endpointsOf(contract: AnyContractRouter, names: string[] = []): Endpoint[] {
  if (!('~orpc' in contract)) {
    return Object.entries(contract).flatMap(([name, one]) =>
      endpointsOf(one as AnyContractRouter, [...names, name]),
    )
  }
  const { route, meta } = (contract as AnyContractProcedure)['~orpc']
  const name = names.join('.')
  return [
    {
      name,
      method: route.method ?? 'POST',
      path: route.path ?? `/${names.join('/')}`,
      summary: route.summary ?? name,
      meta: meta as Meta,
    },
  ]
}

/** Who may call it: nobody need be signed in, anybody who is, or the holders of a permission. */
function whoMay({ meta: { permission } }: Endpoint, { powers, roleNames }: Permissions): string {
  if (permission === 'public') return '无需登录'
  if (permission === 'session') return '任何登录的人'
  return (powers[permission] ?? []).map((role) => roleNames[role]).join('、') || '无人'
}

export type Permissions = { powers: Powers; roleNames: Record<RoleName, string> }

export type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/** The API as OpenAPI 3.1, from the contracts, with each operation's permission and who holds it. */
export async function describeApi(contract: AnyContractRouter, permissions: Permissions): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const made = await generator.generate(contract, { info, servers: [{ url: '/api' }] })
  const document: Document = JSON.parse(JSON.stringify(made, withoutSafeLimits))
  const endpoints = new Map(endpointsOf(contract).map((one) => [one.name, one]))
  for (const { operation } of operationsOf(document)) {
    const endpoint = endpoints.get(operation.operationId ?? '')
    if (!endpoint) continue
    operation.tags = endpoint.name.split('.').slice(0, 1)
    operation.responses = { ...operation.responses, default: refused }
    operation['x-permission'] = endpoint.meta.permission
    operation['x-who'] = whoMay(endpoint, permissions)
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Refusal: refusal },
  }
  return document
}

const info = {
  title: '支部 Zhibu',
  version: '1',
  description:
    '读取用 GET，写入用其他方法。先 POST /api/session 登录，之后带会话 Cookie，或请求头 Authorization: Bearer。被拒绝时状态码为 400、401、403、404 或 409，正文见 Refusal。',
}

export type Operation = {
  operationId?: string
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: unknown }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, unknown>
  'x-permission'?: string
  'x-who'?: string
}

/** The operations of a description, each with its method and path. */
export const operationsOf = (document: Document): { method: string; path: string; operation: Operation }[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as Operation,
    })),
  )

/** zod says of every whole number that it lies between ±2^53: nobody wants to read that. */
const withoutSafeLimits = (name: string, value: unknown) =>
  (name === 'minimum' || name === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
    ? undefined
    : value

const refused = {
  description: '被拒绝',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
}

const refusal = {
  type: 'object' as const,
  required: ['code', 'status', 'message', 'data'],
  properties: {
    code: { enum: ['INVALID', 'SIGNED_OUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'] },
    status: { type: 'integer' as const },
    message: { type: 'string' as const, description: '给人看的中文说明' },
    data: {
      type: 'object' as const,
      properties: {
        code: { type: 'string' as const, description: '给程序看的原因，固定不变' },
        facts: { type: 'object' as const, description: '原因的细节；field 指出有问题的字段' },
      },
    },
  },
}
