import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { Pool } from "pg";
import type { QueryResult } from "pg";
import type * as Engine from "@prisma/schema-engine-wasm/schema_engine_bg";

const schemaFile = "prisma/schema.prisma";

/**
 * The SQL that brings the database at `url` to what prisma/schema.prisma says; empty when it is there.
 *
 * Prisma's own engine answers, as WebAssembly: `prisma migrate` downloads a native one first, which fails
 * where there is no way out. What SQL can say and Prisma's schema cannot (checks, triggers, partial indexes)
 * is no difference to it.
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
  // The engine says here why it gave up, and breaks over it when there is no one to tell.
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

/** Stands at the end of a column's name while it passes through Prisma's adapter. */
const charMark = "\0char";

/**
 * PostgreSQL's catalog uses the type "char" (18), which Prisma's engine asks for and Prisma's adapter does
 * not know. So it enters the adapter as text (25), marked, and leaves it as what it was.
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
