import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

/** Somebody of the register by 工号, whatever the reach, held: who comes from outside belongs to no branch yet. */
export const lockNewcomer = ({ db }: Writer, employeeNo: string) =>
  db
    .selectFrom('person')
    .where('employee_no', '=', employeeNo)
    .select(['id', 'name', 'membership', 'organization_path as path'])
    .forUpdate()
    .executeTakeFirst()

export const setScan = ({ db }: Writer, id: number, fileId: number) =>
  db.updateTable('transfer').set({ scan_file_id: fileId }).where('id', '=', id).execute()

export const scanOf = ({ db }: Writer, fileId: number) =>
  db
    .selectFrom('stored_file')
    .where('id', '=', fileId)
    .select(['name', 'type', 'digest'])
    .executeTakeFirstOrThrow()
