import { openMemorySource } from "@atlas/core";
import { describeRunSource } from "@atlas/core/testing";

describeRunSource("openMemorySource", async (runs) => openMemorySource(runs));
