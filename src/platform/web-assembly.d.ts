/** The little of WebAssembly that is used here: it belongs to no language and to no browser, and Node's types leave it out. */
declare namespace WebAssembly {
  type Module = object
  function compile(bytes: Uint8Array): Promise<Module>
}
