import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool, type QueryResult } from "pg";

const schemaFile = "prisma/schema.prisma";

/**
 * Returns the SQL that brings the database at `url` up to prisma/schema.prisma; empty if nothing differs.
 *
 * Uses Prisma's own engine as WebAssembly, because `prisma migrate diff` (7.10) fetches a native one from
 * https://binaries.prisma.sh first. Where only the npm registry can be reached, it fails after 8 to 14
 * seconds with `getaddrinfo ENOTFOUND`, and the tests of the migrations would fail, too. The engine ignores
 * what only SQL can express (checks, triggers, partial indexes).
 */
export async function differenceFromSchema(url: string): Promise<string> {
  const pool = new CatalogPool({ connectionString: url });
  const engine = await schemaEngine(pool);
  try {
    const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "prisma" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
    await pool.end();
  }
}

async function schemaEngine(pool: Pool): Promise<Engine.SchemaEngine> {
  // The engine passes errors to this function, and crashes if it is missing.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(message);
      },
    },
  });
  const name = "@prisma/schema-engine-wasm/schema_engine_bg";
  const engine = (await import(name)) as typeof Engine;
  const folder = path.dirname(createRequire(path.resolve("package.json")).resolve(name));
  const wasm = new WebAssembly.Module(readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(wasm, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

/** Marks the end of a column's name while it passes through Prisma's adapter. */
const charMark = "\0char";

/**
 * PostgreSQL's catalog uses the type "char" (18). Prisma's engine asks for it, but Prisma's adapter doesn't support it.
 * So its columns pass through the adapter as text (25) with a mark, and become "char" afterward.
 */
class CatalogPool extends Pool {
  override query = (async (...question: Parameters<Pool["query"]>) => {
    const answer = (await super.query(...question)) as unknown as QueryResult;
    for (const field of answer.fields ?? []) {
      if (field.dataTypeID === 18) Object.assign(field, { dataTypeID: 25, name: field.name + charMark });
    }
    return answer;
  }) as unknown as Pool["query"];
}

class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const { columnNames, columnTypes, ...rest } = await queryRaw(query);
      const isChar = columnNames.map((name) => name.endsWith(charMark));
      return {
        ...rest,
        columnNames: columnNames.map((name) => name.replace(charMark, "")),
        columnTypes: columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
      };
    };
    return adapter;
  }
}
