/// <reference types="vite/client" />
declare module 'virtual:contracts' {
  /** By feature and name: method, path and, where it is not the usual, the structure of the input. */
  export const routes: import('./contracts.ts').Routes
}
