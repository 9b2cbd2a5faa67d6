import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
for (let i=0;i<Number(process.argv[3]);i++) {
  const c0=process.cpuUsage(); const t=performance.now();
  let first=0, last=t, block=0, go=true; 
  (function tick(){const n=performance.now(); block=Math.max(block,n-last); last=n; if(go)setImmediate(tick)})();
  const source = openFileSource([await openLocalFileSystem(process.argv[2]!)]);
  source.subscribe((s)=>{ if (s.table.rowCount>0) first ||= performance.now()-t });
  await source.ready(); go=false;
  const c=process.cpuUsage(c0);
  console.log(source.state().table.rowCount, "wall",(performance.now()-t).toFixed(0),"user",(c.user/1000).toFixed(0),"sys",(c.system/1000).toFixed(0),"first page",first.toFixed(0),"longest block",block.toFixed(0),"rss MB",(process.memoryUsage().rss/1e6).toFixed(0));
  await source.close();
}
