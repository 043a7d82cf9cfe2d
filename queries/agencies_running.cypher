// question: 哪些机构运行某一机制？ | Which agencies run a mechanism?
// param: mechanism mechanism required the mechanism, by name or any alias
// param: region region optional only agencies of this region
// column: agency the agency
// column: kind what kind of agency it is
// column: region the region it belongs to
// column: year the year reported on
// column: evidence the sentence
// column: agency_id the agency's id
// column: report the report that says so
MATCH (m:Mechanism {id: $mechanism})<-[a:RUNS]-(g:Agency)
OPTIONAL MATCH (g)-[:IN_REGION]->(r:Region)
WITH g, a, r
WHERE $region IS NULL OR r.id = $region
RETURN coalesce(g.full_name, g.name) AS agency, g.kind AS kind, r.name AS region, a.year AS year,
       a.evidence AS evidence, g.id AS agency_id, a.report AS report
ORDER BY year, agency_id, report
