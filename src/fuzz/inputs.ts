import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import fc from 'fast-check'
import { type Document, type Operation, operationsOf } from '#platform/api-description.ts'
import { allowedBy, type Schema } from './schemas.ts'

const serializer = new StandardBracketNotationSerializer()

/** By the name of each endpoint, inputs as the description of the interface allows them. */
export function inputsIn(document: Document): Map<string, fc.Arbitrary<unknown>> {
  return new Map(
    operationsOf(document).map(({ operation }) => [operation.operationId ?? '', inputOf(operation)]),
  )
}

function inputOf({ parameters = [], requestBody }: Operation): fc.Arbitrary<unknown> {
  const given = parameters.map(({ name, schema, required = false }) => ({
    name,
    schema: schema as Schema,
    required,
  }))
  const outside: Schema = {
    type: 'object',
    properties: Object.fromEntries(given.map(({ name, schema }) => [name, schema])),
    required: given.filter(({ required }) => required).map(({ name }) => name),
  }
  const content = requestBody?.content ?? {}
  const body = content['application/json']?.schema ?? content['multipart/form-data']?.schema
  const isForm = JSON.stringify(body ?? {}).includes('contentMediaType')
  const both = fc.tuple(allowedBy(outside), body ? allowedBy(body as Schema) : fc.constant({}))
  return both.map(([one, other]) => {
    const input = { ...(one as object), ...(other as object) }
    return isForm ? formOf(input) : input
  })
}

function formOf(input: object): FormData {
  const form = new FormData()
  for (const [name, value] of serializer.serialize(input))
    form.append(String(name), value instanceof Blob ? value : String(value).toWellFormed())
  return form
}
