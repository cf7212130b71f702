-- Functions where a change takes two steps: a statement that does both would, when another has changed the row meanwhile, be tried again by halves.

-- The member is locked first: nobody who writes its signs of life can come between.
CREATE FUNCTION silo_member_update(
    of_cluster text, of_address text, of_port integer, of_generation integer, new_status integer, new_suspects text, new_alive timestamptz, known integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM silo_member
        WHERE cluster = of_cluster AND address = of_address AND port = of_port AND generation = of_generation FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE silo_cluster SET version = version + 1, changed = now() WHERE cluster = of_cluster AND version = known;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE silo_member SET status = new_status, suspect_times = new_suspects, alive = new_alive
        WHERE cluster = of_cluster AND address = of_address AND port = of_port AND generation = of_generation;
    RETURN true;
END $$;

-- The version is locked first: of two that join at once, the second sees that its version is old.
CREATE FUNCTION silo_member_insert(
    of_cluster text, of_address text, of_port integer, of_generation integer, its_name text, its_host text, its_status integer, its_gateway integer,
    its_start timestamptz, its_alive timestamptz, known integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM silo_cluster WHERE cluster = of_cluster AND version = known FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO silo_member (cluster, address, port, generation, name, host, status, gateway_port, started, alive)
        VALUES (of_cluster, of_address, of_port, of_generation, its_name, its_host, its_status, its_gateway, its_start, its_alive)
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE silo_cluster SET version = version + 1, changed = now() WHERE cluster = of_cluster;
    RETURN true;
END $$;

-- Orleans gives the parameters and reads the columns by these names.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('InsertMembershipVersionKey', $$
    WITH made AS (INSERT INTO silo_cluster (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM made)
$$),

('InsertMembershipKey', $$
    SELECT silo_member_insert(
        @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)
$$),

('UpdateMembershipKey', $$
    SELECT silo_member_update(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)
$$),

('UpdateIAmAlivetimeKey', $$
    UPDATE silo_member SET alive = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),

('MembershipReadAllKey', $$
    SELECT c.version AS "Version", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.name AS "SiloName", m.host AS "HostName",
        m.status AS "Status", m.gateway_port AS "ProxyPort", m.suspect_times AS "SuspectTimes", m.started AS "StartTime", m.alive AS "IAmAliveTime"
    FROM silo_cluster c LEFT JOIN silo_member m USING (cluster)
    WHERE cluster = @DeploymentId
$$),

('MembershipReadRowKey', $$
    SELECT c.version AS "Version", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.name AS "SiloName", m.host AS "HostName",
        m.status AS "Status", m.gateway_port AS "ProxyPort", m.suspect_times AS "SuspectTimes", m.started AS "StartTime", m.alive AS "IAmAliveTime"
    FROM silo_cluster c
        LEFT JOIN silo_member m ON m.cluster = c.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE c.cluster = @DeploymentId
$$),

('GatewaysQueryKey', $$
    SELECT address AS "Address", gateway_port AS "ProxyPort", generation AS "Generation"
    FROM silo_member WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0
$$),

('DeleteMembershipTableEntriesKey', $$
    DELETE FROM silo_cluster WHERE cluster = @DeploymentId
$$),

('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM silo_member WHERE cluster = @DeploymentId AND alive < @IAmAliveTime AND status <> 3
$$),

('UpsertReminderRowKey', $$
    INSERT INTO silo_reminder (service, grain, reminder, starts, period, hash) VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
    ON CONFLICT (service, grain, reminder) DO UPDATE
        SET starts = excluded.starts, period = excluded.period, hash = excluded.hash, version = silo_reminder.version + 1
    RETURNING version AS "Version"
$$),

('ReadReminderRowsKey', $$
    SELECT grain AS "GrainId", reminder AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
    FROM silo_reminder WHERE service = @ServiceId AND grain = @GrainId
$$),

('ReadReminderRowKey', $$
    SELECT grain AS "GrainId", reminder AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
    FROM silo_reminder WHERE service = @ServiceId AND grain = @GrainId AND reminder = @ReminderName
$$),

('ReadRangeRows1Key', $$
    SELECT grain AS "GrainId", reminder AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
    FROM silo_reminder WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash
$$),

('ReadRangeRows2Key', $$
    SELECT grain AS "GrainId", reminder AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
    FROM silo_reminder WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)
$$),

('DeleteReminderRowKey', $$
    WITH gone AS (
        DELETE FROM silo_reminder WHERE service = @ServiceId AND grain = @GrainId AND reminder = @ReminderName AND version = @Version RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$),

('DeleteReminderRowsKey', $$
    DELETE FROM silo_reminder WHERE service = @ServiceId
$$),

('ReadFromStorageKey', $$
    SELECT payload AS "PayloadBinary", version AS "Version"
    FROM silo_grain_state
    WHERE service = @ServiceId AND type = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '')
$$),

-- No row comes back when the version is not the one known: Orleans takes that as the conflict it is.
('WriteToStorageKey', $$
    WITH first AS (
        INSERT INTO silo_grain_state (service, type, key_high, key_low, key_text, payload, version)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version
    ), later AS (
        UPDATE silo_grain_state SET payload = @PayloadBinary, version = version + 1, written = now()
        WHERE service = @ServiceId AND type = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
            AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
        RETURNING version
    )
    SELECT version AS "NewGrainStateVersion" FROM first UNION ALL SELECT version FROM later
$$),

('ClearStorageKey', $$
    UPDATE silo_grain_state SET payload = NULL, version = version + 1, written = now()
    WHERE service = @ServiceId AND type = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version AS "NewGrainStateVersion"
$$),

-- The version after the last one, as if it had been cleared.
('DeleteStorageKey', $$
    DELETE FROM silo_grain_state
    WHERE service = @ServiceId AND type = @GrainTypeString AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
        AND key_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version + 1 AS "NewGrainStateVersion"
$$);
