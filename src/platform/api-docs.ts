import type { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { type Document, type Operation, operationsOf } from './api-description.ts'
import { securityHeaders } from './security-headers.ts'

/** `/api/openapi.json` for programs, `/api/docs` for people: a page without scripts, made from it. */
export function serveApiDocs(app: Hono, address: string, make: () => Promise<Document>): void {
  let made: Promise<Document> | undefined
  const document = () => {
    made ??= make()
    return made
  }
  const headers = securityHeaders(address)
  app.get('/api/openapi.json', headers, async (c) => c.json(await document()))
  app.get('/api/docs', headers, async (c) => c.html(await pageOf(await document())))
}

function pageOf(document: Document) {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ''))]
  const groups = tags.map(
    (tag) => html`<section id="${tag}"><h2>${tag}</h2>
      ${operations.filter(({ operation }) => (operation.tags?.[0] ?? '') === tag).map(operationHtml)}</section>`,
  )
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口说明 · ${document.info.title}</title><style>${raw(style)}</style></head>
<body><header><h1>接口说明</h1><p>${document.info.description ?? ''}</p>
<p>供程序读取的同一份说明：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI ${document.openapi}）</p>
<nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav></header>
<main>${groups}<section><h2>Refusal</h2>${schemaHtml(document.components?.schemas?.Refusal)}</section></main></body></html>`
}

function operationHtml({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const { summary, parameters = [] } = operation
  const bodies = Object.entries(operation.requestBody?.content ?? {})
  const answer = operation.responses?.['200'] as
    | { content?: Record<string, { schema?: unknown }> }
    | undefined
  return html`<details><summary><b class="${method}">${method}</b> <code>/api${path}</code> <span>${summary ?? ''}</span></summary>
    <p>谁可以：${operation['x-who'] ?? ''}　权限：<code>${operation['x-permission'] ?? ''}</code></p>
    ${parameters.length ? html`<h4>参数</h4><ul>${parameters.map(parameterHtml)}</ul>` : ''}
    ${bodies.map(([type, { schema }]) => html`<h4>正文 ${type}</h4>${schemaHtml(schema)}`)}
    ${Object.entries(answer?.content ?? {}).map(([type, { schema }]) => html`<h4>答复 ${type}</h4>${schemaHtml(schema)}`)}
  </details>`
}

const parameterHtml = (one: NonNullable<Operation['parameters']>[number]) =>
  html`<li><code>${one.name}</code>${one.required ? '（必填）' : ''} ${one.in === 'path' ? '在路径中' : ''} ${typeOf(one.schema)}</li>`

const schemaHtml = (schema: unknown) => html`<pre>${typeOf(schema)}</pre>`

type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  default?: unknown
  description?: string
}

/** A JSON schema as people write types: `{ id: integer, name?: string }`. */
export function typeOf(given: unknown, indent = ''): string {
  if (!given || typeof given !== 'object') return 'any'
  const schema = given as Schema
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (several) return several.map((one) => typeOf(one, indent)).join(schema.allOf ? ' & ' : ' | ')
  if (schema.properties) return objectOf(schema, indent)
  if (schema.type === 'array') return `${typeOf(schema.items, indent)}[]`
  const type = [schema.type ?? 'any'].flat().join(' | ')
  const usual = schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`
  return `${schema.format ?? type}${usual}`
}

function objectOf({ properties = {}, required = [] }: Schema, indent: string): string {
  const lines = Object.entries(properties).map(([name, one]) => {
    const about = one.description ? `  // ${one.description}` : ''
    return `${indent}  ${name}${required.includes(name) ? '' : '?'}: ${typeOf(one, `${indent}  `)}${about}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

const style = `body{margin:0;background:#F7F5F2;color:#211C1B;font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main{max-width:960px;margin:0 auto;padding:24px 16px}h1{color:#97101A;margin:0 0 8px}h2{margin:32px 0 8px}h4{margin:12px 0 4px}
nav a{margin-right:12px}a{color:#97101A}details{background:#fff;border:1px solid #E8E3DC;border-radius:6px;margin:8px 0;padding:8px 12px}
summary{cursor:pointer;overflow-wrap:anywhere}summary b{display:inline-block;min-width:4em;color:#2C5F8A}summary b.GET{color:#2B7A4B}summary b.DELETE{color:#D4380D}
summary span{color:#6E6663;margin-left:8px}pre{background:#F7F5F2;border-radius:6px;padding:12px;overflow:auto;font-size:13px;margin:4px 0}ul{margin:4px 0;padding-left:20px}`
