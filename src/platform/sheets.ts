/** The one seam to spreadsheets: the libraries behind it are named nowhere else. */
export { writeCsv } from './sheets/csv.ts'
export type { Column, HeaderCell, SheetLayout } from './sheets/layout.ts'
export { readSheet } from './sheets/reading.ts'
export { type SheetContent, writeSheet, writeWorkbook } from './sheets/workbook.ts'
